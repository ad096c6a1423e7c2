import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Airlock } from '../components/airlock/airlock.tsx';
import type { AirlockActions, AirlockModel } from '../components/airlock/airlock-model.ts';
import type { ChipActions, ChipModel } from '../components/chip/chip-model.ts';
import { mountChip } from '../components/chip/mount-chip.tsx';
import type { OptionsActions, OptionsModel } from '../components/options/options-model.ts';
import { OptionsPage } from '../components/options/options-page.tsx';
import { Popup } from '../components/popup/popup.tsx';
import type { PopupActions, PopupModel } from '../components/popup/popup-model.ts';
import { type Text, useText } from '../components/text/text-context.ts';
import type { Options } from './options.ts';
import { paintLandscape } from './states/landscape.ts';
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
  onSiteSwitch: note('site-switch'),
  onDeclineRule: note('decline-rule'),
  onBackground: note('background'),
  onCover: note('cover'),
  onTalkKey: note('talk-key'),
  onOwnPicture: note('own-picture'),
  onOpenLedger: note('open-ledger'),
  onOpenOptions: note('open-options'),
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

const OPTIONS_ACTIONS: OptionsActions = {
  onChange: note('change'),
  onOwnPicture: note('own-picture'),
  onForgetAllowed: note('forget-allowed'),
  onHideChip: note('hide-chip'),
  onForgetSite: note('forget-site'),
  onChangeShortcuts: note('change-shortcuts'),
  onExport: note('export'),
  onImport: note('import'),
  onReset: note('reset'),
};

export const OptionsExhibit = ({ model }: { readonly model: OptionsModel }): JSX.Element => (
  <OptionsPage model={model} actions={OPTIONS_ACTIONS} />
);

const AIRLOCK: AirlockActions = {
  onShare: note('share'),
  onChooseWindow: note('choose-window'),
  onCancel: note('cancel'),
  onClose: note('close'),
};

/** The airlock's window, with something to see in it. */
export function AirlockExhibit({ model }: { readonly model: AirlockModel }): JSX.Element {
  const [picture] = useState(drawPicture);
  const shown = model.phase === 'asking' ? { ...model, picture } : model;
  return <Airlock model={shown} actions={AIRLOCK} />;
}

function drawPicture(): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [960, 540];
  const context = canvas.getContext('2d');
  if (context) paintLandscape(context, canvas.width, canvas.height);
  return canvas.toDataURL();
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
