import type { JSX } from 'preact';
import type { HiddenReport, ReadingReport } from '../../protocol/background';
import { WarningIcon } from '../design/icons';
import { useText } from '../text/text-context';
import type { FindingChoice, ScreenText } from './screen-text';
import { whyText } from './why-text';

/** More are counted, not listed: whoever looks needs to see the first ones. */
const MOST_LISTED = 8;

interface FindingsProps {
  readonly text: ScreenText;
  /** On a camera only what reads as a secret is hidden. */
  readonly isCamera: boolean;
  /** Absent where nothing can be decided. */
  readonly onFinding: ((choice: FindingChoice) => void) | undefined;
}

/** What was found on a shared screen or a camera, why it is hidden, and what the person can do about each. */
export function Findings({ text, isCamera, onFinding }: FindingsProps): JSX.Element | null {
  const { t } = useText();
  const { reading, capture } = text;
  const { hidden, warnsOnly } = reading;
  const count = hidden.filter(({ isShown }) => !isShown).length;
  const more = hidden.length - MOST_LISTED;
  return (
    <div class="findings">
      <ReadingState {...{ reading, isCamera }} />
      {hidden.length > 0 && (
        <>
          <div role="status">
            <h4 class="findings-title">
              {warnsOnly
                ? t(isCamera ? 'foundOnCamera' : 'foundCount', `${hidden.length}`)
                : t('hiddenCount', `${count}`)}
            </h4>
          </div>
          <ol>
            {hidden.slice(0, MOST_LISTED).map((finding, index) => (
              <Finding
                key={finding.id}
                number={index + 1}
                {...{ finding, warnsOnly }}
                onAct={onFinding && ((act) => onFinding({ act, capture, finding: finding.id }))}
              />
            ))}
          </ol>
        </>
      )}
      {more > 0 && <p class="note">{t('moreHidden', `${more}`)}</p>}
    </div>
  );
}

/** Whether there is anybody to read, and what waits for it. */
function ReadingState(props: {
  readonly reading: ReadingReport;
  readonly isCamera: boolean;
}): JSX.Element | null {
  const { t } = useText();
  const { reading, isCamera } = props;
  const { state, waiting, warnsOnly } = reading;
  if (warnsOnly) return <p class="note">{t('readingWarnsOnly')}</p>;
  if (state === 'fault') {
    return (
      <p class="note warning" role="status">
        <WarningIcon />
        {t(isCamera ? 'cameraReadingFault' : 'readingFault')}
      </p>
    );
  }
  if (isCamera) return null;
  if (state !== 'ready') return <p class="note">{t('readingStarting')}</p>;
  return waiting > 0 ? <p class="note">{t('readingWaiting', `${waiting}`)}</p> : null;
}

interface FindingProps {
  readonly finding: HiddenReport;
  /** As in the preview. */
  readonly number: number;
  readonly warnsOnly: boolean;
  readonly onAct: ((act: FindingChoice['act']) => void) | undefined;
}

/** A code that nobody could read cannot be told from the next one: it is decided each time. */
const isKnown = ({ why }: HiddenReport): boolean => why !== 'hiddenQrCode';

function Finding({ finding, number, warnsOnly, onAct }: FindingProps): JSX.Element {
  const { t } = useText();
  const isSeen = finding.isShown || warnsOnly;
  return (
    <li class="finding" data-seen={isSeen}>
      <span class="finding-number" aria-hidden="true">
        {number}
      </span>
      <p class="finding-why">
        {t(whyText(finding.why))}
        {isSeen && <span class="finding-seen">{t('othersSeeThis')}</span>}
      </p>
      {onAct && (
        <div class="finding-buttons">
          {!warnsOnly && <ShowButton isShown={finding.isShown} onAct={onAct} />}
          {isKnown(finding) && (
            <button type="button" class="button plain" onClick={() => onAct('allow-finding')}>
              {t(warnsOnly ? 'neverWarnAgain' : 'neverHideAgain')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** One click, and the button itself says who sees it then. */
function ShowButton(props: {
  readonly isShown: boolean;
  readonly onAct: (act: FindingChoice['act']) => void;
}): JSX.Element {
  const { t } = useText();
  const { isShown, onAct } = props;
  if (isShown) {
    return (
      <button type="button" class="button" onClick={() => onAct('hide-finding')}>
        {t('hideFinding')}
      </button>
    );
  }
  return (
    <button type="button" class="button show-finding" onClick={() => onAct('show-finding')}>
      <span>{t('showFinding')}</span>
      <span class="consequence">{t('othersWillSeeThis')}</span>
    </button>
  );
}
