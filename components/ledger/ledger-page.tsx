import type { JSX } from 'preact';
import type { Stretch } from '../../policy/ledger';
import { LensCapIcon } from '../design/icons';
import { useText } from '../text/text-context';
import { LedgerDayTable } from './ledger-day-table';
import { ledgerDays } from './ledger-days';

export interface LedgerPageProps {
  /** In any order. */
  readonly stretches: readonly Stretch[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly onClear: () => void;
}

/** The exposure ledger: when which site had which device, live or covered, and why. */
export function LedgerPage({ stretches, now, onClear }: LedgerPageProps): JSX.Element {
  const { t } = useText();
  return (
    <div class="ledger-page">
      <header>
        <p class="brand">
          <LensCapIcon />
          {t('extName')}
        </p>
        <h1>{t('ledger')}</h1>
        <p class="note">{t('ledgerNote')}</p>
        <button
          type="button"
          class="button"
          disabled={stretches.length === 0}
          onClick={() => onClear()}
        >
          {t('clearLedger')}
        </button>
      </header>
      <main>
        {stretches.length === 0 && <p class="note">{t('ledgerEmpty')}</p>}
        {ledgerDays(stretches).map((day) => (
          <LedgerDayTable key={day.start} day={day} now={now} />
        ))}
      </main>
    </div>
  );
}
