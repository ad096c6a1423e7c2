import type { JSX } from 'preact';
import { WarningIcon } from '../design/icons';
import { capReasonText } from '../device/device-status';
import { whyText } from '../reading/why-text';
import { useText } from '../text/text-context';
import type { ChipActions } from './chip-model';
import { type ChipNotice, reminderText } from './chip-notice';
import { whenReal } from './when-real';

/**
 * What the chip says beside its signs. It is read out when it comes; the focus stays in the meeting.
 * @param side Where it lies, as class names: towards the middle of the viewport.
 */
export function ChipNote(props: {
  readonly notice: ChipNotice;
  readonly side: string;
  readonly onAnswer: ChipActions['onAnswer'];
}): JSX.Element {
  const { notice, side } = props;
  const isAsking = notice.kind === 'reminder';
  return (
    <div class={`notice ${side}`} data-kind={notice.kind}>
      <p role="status">
        {notice.kind !== 'covered' && <WarningIcon />}
        <span>
          <NoticeText notice={notice} />
        </span>
      </p>
      {isAsking && <Answers about={notice.about} onAnswer={props.onAnswer} />}
    </div>
  );
}

function NoticeText({ notice }: { readonly notice: ChipNotice }): JSX.Element {
  const { t } = useText();
  switch (notice.kind) {
    case 'talking-while-muted':
      return <>{t('talkedWhileMuted')}</>;
    case 'reminder':
      return <>{t(reminderText(notice.about))}</>;
    case 'found':
      return (
        <>
          <strong>{t(notice.isHidden ? 'hiddenForYou' : 'foundForYou')}</strong>{' '}
          {t(whyText(notice.why))}
        </>
      );
    case 'covered':
      return (
        <>
          <strong>{t('coveredForYou')}</strong> {t(capReasonText(notice.about))}
        </>
      );
  }
}

function Answers(props: {
  readonly about: Parameters<ChipActions['onAnswer']>[0];
  readonly onAnswer: ChipActions['onAnswer'];
}): JSX.Element {
  const { t } = useText();
  const { about, onAnswer } = props;
  return (
    <div class="answers">
      <button type="button" class="answer" onClick={whenReal(() => onAnswer(about, 'keep-live'))}>
        {t('keepLive')}
      </button>
      <button
        type="button"
        class="answer primary"
        onClick={whenReal(() => onAnswer(about, 'cover'))}
      >
        {t('coverNow')}
      </button>
    </div>
  );
}
