import type { JSX } from 'preact';
import { DeviceIcon } from '../device/device-icon';
import { capReasonText } from '../device/device-status';
import { formatClock, formatDuration } from '../text/format';
import { useText } from '../text/text-context';
import { Fold } from './fold';
import type { LedgerEntry, PopupActions } from './popup-model';

/** When the person was live, folded away until asked for. */
export function Ledger(props: {
  readonly entries: readonly LedgerEntry[];
  readonly now: number;
  readonly onClear: PopupActions['onClearLedger'];
}): JSX.Element {
  const { t } = useText();
  const { entries, now, onClear } = props;
  return (
    <Fold title={t('ledger')}>
      {entries.length === 0 ? (
        <p class="note">{t('ledgerEmpty')}</p>
      ) : (
        <ul class="rows">
          {entries.map((entry) => (
            <EntryLine key={entry.id} {...{ entry, now }} />
          ))}
        </ul>
      )}
      <p class="facts">{t('ledgerNote')}</p>
      {onClear && entries.length > 0 && (
        <button type="button" class="button wide" onClick={() => onClear()}>
          {t('clearLedger')}
        </button>
      )}
    </Fold>
  );
}

function EntryLine(props: { readonly entry: LedgerEntry; readonly now: number }): JSX.Element {
  const { t, language } = useText();
  const { kind, host, deviceLabel, startedAt, liveMs, endedBy } = props.entry;
  const facts = [deviceLabel, endedBy && t(capReasonText(endedBy))].filter(Boolean);
  return (
    <li class="entry">
      <DeviceIcon kind={kind} tone="live" />
      <span class="row-words">
        <span class="row-title">
          <span class="spoken">{t(kind)}</span> <bdi>{host}</bdi>
        </span>
        <span class="facts">
          {formatClock(language, startedAt, props.now)}, {formatDuration(language, liveMs)}
        </span>
        {facts.length > 0 && <span class="facts">{facts.join(' · ')}</span>}
      </span>
    </li>
  );
}
