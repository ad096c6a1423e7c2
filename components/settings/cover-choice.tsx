import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CoverChoice } from '../../policy/cover-choice';
import { WarningIcon } from '../design/icons';
import { useText } from '../text/text-context';
import { CoverPicture } from './cover-picture';
import { PictureButton } from './picture-button';
import { Segment } from './segment';

export interface CoverCardChoiceProps {
  readonly cover: CoverChoice;
  readonly isPictureRefused: boolean;
  readonly onCover: (cover: CoverChoice) => void;
  readonly onOwnPicture: (file: File) => void;
}

/** What the others see while the camera is covered. */
export function CoverCardChoice(props: CoverCardChoiceProps): JSX.Element {
  const { t } = useText();
  const { cover, onCover } = props;
  // "Own picture" shows its button before there is one; until then the present choice stays.
  const [isPicking, setPicking] = useState(false);
  const chosen = isPicking ? 'picture' : cover.kind;
  const choose = (kind: 'neutral' | 'frozen'): void => {
    setPicking(false);
    onCover({ kind });
  };
  return (
    <>
      <fieldset class="plain-group">
        <legend class="spoken">{t('whileCovered')}</legend>
        <div class="segments">
          {(['neutral', 'frozen'] as const).map((kind) => (
            <Segment
              key={kind}
              name="cover"
              label={t(kind === 'neutral' ? 'coverNeutral' : 'coverFrozen')}
              isChosen={chosen === kind}
              onChoose={() => choose(kind)}
            >
              <CoverPicture cover={{ kind }} />
            </Segment>
          ))}
          <Segment
            name="cover"
            label={t('backgroundPicture')}
            isChosen={chosen === 'picture'}
            onChoose={() => setPicking(true)}
          >
            <CoverPicture cover={cover.kind === 'picture' ? cover : null} />
          </Segment>
        </div>
      </fieldset>
      {chosen === 'frozen' && <p class="note">{t('coverFrozenNote')}</p>}
      {chosen === 'picture' && (
        <PictureButton hasOne={cover.kind === 'picture'} onFile={props.onOwnPicture} />
      )}
      {props.isPictureRefused && (
        <p class="note warning" role="alert">
          <WarningIcon />
          {t('pictureRefused')}
        </p>
      )}
    </>
  );
}
