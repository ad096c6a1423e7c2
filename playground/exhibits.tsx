import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChipActions, ChipModel } from '../components/chip/chip-model.ts';
import { mountChip } from '../components/chip/mount-chip.tsx';
import { Popup } from '../components/popup/popup.tsx';
import type { PopupActions, PopupModel } from '../components/popup/popup-model.ts';
import { type Text, useText } from '../components/text/text-context.ts';
import type { Options } from './options.ts';
import { paintPreview } from './states/preview.ts';

/** What the person did, newest last: tests read it. */
export const acts: string[] = [];

const note =
  (name: string) =>
  (...given: unknown[]): void => {
    acts.push([name, ...given.map((value) => JSON.stringify(value))].join(' '));
  };

const ACTIONS: PopupActions = {
  onGate: note('gate'),
  onTalk: note('talk'),
  onFinding: note('finding'),
  onCoverEverything: note('cover-everything'),
  onOpenTab: note('open-tab'),
  onSiteRule: note('site-rule'),
  onDeclineRule: note('decline-rule'),
  onBackground: note('background'),
  onCover: note('cover'),
  onTalkKey: note('talk-key'),
  onOwnPicture: note('own-picture'),
  onOpenLedger: note('open-ledger'),
};

const level = signal(0.35);

/** @param name With "no-gates" in it, nothing can be uncovered. */
export function PopupExhibit(props: {
  readonly name: string;
  readonly model: PopupModel;
}): JSX.Element {
  const hasGates = !props.name.includes('no-gates');
  const background = { onBackground: note('background'), onOwnPicture: note('own-picture') };
  const attachPreview: PopupActions['attachPreview'] = (target, canvas) => {
    if (canvas) paintPreview(props.model, target, canvas);
  };
  const actions = hasGates ? { ...ACTIONS, attachPreview } : background;
  return <Popup model={props.model} actions={actions} level={hasGates ? level : null} />;
}

/** A chip in a closed shadow root, as in a page; what is pressed changes its model. */
export function ChipExhibit(props: {
  readonly model: ChipModel;
  readonly options: Options;
  readonly isAlone: boolean;
}): JSX.Element {
  const text = useText();
  const stage = useRef<HTMLDivElement>(null);
  const { model, options } = props;
  useLayoutEffect(() => {
    const host = document.createElement('lenscap-chip');
    stage.current?.append(host);
    // As a page cannot: the chip follows the system.
    if (options.scheme) host.style.colorScheme = options.scheme;
    const stop = mount(host, { model, text, options });
    return () => {
      stop();
      host.remove();
    };
  }, [model, text, options]);
  return <div class={props.isAlone ? 'chip-stage alone' : 'chip-stage'} ref={stage} />;
}

/** The closed shadow roots, for tests to look into. */
export const chipRoots: ShadowRoot[] = [];

function mount(
  host: HTMLElement,
  given: { model: ChipModel; text: Text; options: Options },
): () => void {
  const root = host.attachShadow({ mode: given.options.isOpen ? 'open' : 'closed' });
  chipRoots.push(root);
  const model = signal(given.model);
  const change = (part: Partial<ChipModel>): void => {
    model.value = { ...model.value, ...part };
  };
  const actions: ChipActions = {
    onGate: note('chip-gate'),
    onTalk: note('chip-talk'),
    onAnswer: note('chip-answer'),
    onFold(isFolded) {
      note('chip-fold')(isFolded);
      change({ isFolded });
    },
    onMove(position) {
      note('chip-move')(position);
      change({ position });
    },
    onDismiss: note('chip-dismiss'),
  };
  return mountChip(root, {
    ...{ model, actions },
    text: given.text,
    direction: given.options.direction,
  });
}
