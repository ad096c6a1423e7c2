import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BackgroundEffect } from '../../policy/background-effect';
import { WarningIcon } from '../design/icons';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import { BackgroundPicture } from './background-picture';
import { PictureButton } from './picture-button';
import { Segment } from './segment';

/** Calm grounds that suit a face in any light. */
const COLOURS = [
  { colour: '#8a949e', name: 'colourGrey' },
  { colour: '#cdb899', name: 'colourSand' },
  { colour: '#5f8a70', name: 'colourGreen' },
  { colour: '#4f7ca8', name: 'colourBlue' },
  { colour: '#84587f', name: 'colourPlum' },
  { colour: '#252c35', name: 'colourNight' },
] as const satisfies readonly { colour: string; name: MessageKey }[];

interface BackgroundChoiceProps {
  readonly effect: BackgroundEffect;
  readonly isPictureRefused: boolean;
  readonly onBackground: (effect: BackgroundEffect) => void;
  readonly onOwnPicture: ((file: File) => void) | undefined;
}

export function BackgroundChoice(props: BackgroundChoiceProps): JSX.Element {
  const { t } = useText();
  const { effect, onBackground, onOwnPicture, isPictureRefused } = props;
  // "Own picture" shows its button before there is one; until then the present effect stays.
  const [isPicking, setPicking] = useState(false);
  const colour = effect.kind === 'colour' ? effect.colour : COLOURS[3].colour;
  const chosen = isPicking ? 'picture' : effect.kind;
  const choose = (wanted: BackgroundEffect): void => {
    setPicking(false);
    onBackground(wanted);
  };
  const blur = (strength: 'light' | 'strong'): JSX.Element => (
    <Segment
      name="background"
      label={t(strength === 'strong' ? 'backgroundStrong' : 'backgroundLight')}
      isChosen={chosen === 'blur' && effect.kind === 'blur' && effect.strength === strength}
      onChoose={() => choose({ kind: 'blur', strength })}
    >
      <BackgroundPicture effect={{ kind: 'blur', strength }} />
    </Segment>
  );
  return (
    <>
      <fieldset class="plain-group">
        <legend class="panel-title">{t('background')}</legend>
        <div class="segments">
          {blur('strong')}
          {blur('light')}
          <Segment
            name="background"
            label={t('backgroundColour')}
            isChosen={chosen === 'colour'}
            onChoose={() => choose({ kind: 'colour', colour })}
          >
            <BackgroundPicture effect={{ kind: 'colour', colour }} />
          </Segment>
          <Segment
            name="background"
            label={t('backgroundNone')}
            isChosen={chosen === 'none'}
            onChoose={() => choose({ kind: 'none' })}
          >
            <BackgroundPicture effect={{ kind: 'none' }} />
          </Segment>
          {onOwnPicture && (
            <Segment
              name="background"
              label={t('backgroundPicture')}
              isChosen={chosen === 'picture'}
              onChoose={() => setPicking(true)}
            >
              <BackgroundPicture
                effect={effect.kind === 'picture' ? effect : { kind: 'picture', url: null }}
              />
            </Segment>
          )}
        </div>
      </fieldset>
      {chosen === 'none' && <p class="note">{t('backgroundNoneMeans')}</p>}
      {chosen === 'colour' && <Colours chosen={colour} onChoose={choose} />}
      {chosen === 'picture' && onOwnPicture && (
        <PictureButton hasOne={effect.kind === 'picture'} onFile={onOwnPicture} />
      )}
      {isPictureRefused && (
        <p class="note warning" role="alert">
          <WarningIcon />
          {t('pictureRefused')}
        </p>
      )}
    </>
  );
}

function Colours(props: {
  readonly chosen: string;
  readonly onChoose: (effect: BackgroundEffect) => void;
}): JSX.Element {
  const { t } = useText();
  return (
    <fieldset class="plain-group swatches">
      <legend class="spoken">{t('colour')}</legend>
      {COLOURS.map(({ colour, name }) => (
        <label key={colour} class="swatch" title={t(name)}>
          <input
            type="radio"
            name="colour"
            class="spoken"
            aria-label={t(name)}
            checked={colour === props.chosen}
            onChange={() => props.onChoose({ kind: 'colour', colour })}
          />
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <circle cx="16" cy="16" r="16" fill={colour} />
          </svg>
        </label>
      ))}
    </fieldset>
  );
}
