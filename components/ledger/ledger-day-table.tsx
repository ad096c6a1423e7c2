import type { JSX } from 'preact';
import type { Stretch } from '../../policy/ledger';
import { DeviceIcon } from '../device/device-icon';
import { formatDay, formatDuration, formatSpan } from '../text/format';
import { useText } from '../text/text-context';
import { type LedgerDay, lengthOf } from './ledger-days';
import { whyText } from './ledger-texts';

/** One day as a table; the rows name their site, which is what one looks for. */
export function LedgerDayTable(props: {
  readonly day: LedgerDay;
  readonly now: number;
}): JSX.Element {
  const { t, language } = useText();
  const { day, now } = props;
  return (
    <section class="panel day">
      <h2 id={`day-${day.start}`}>{formatDay(language, day.start)}</h2>
      <table aria-labelledby={`day-${day.start}`}>
        <thead>
          <tr>
            <th scope="col">{t('ledgerTime')}</th>
            <th scope="col">{t('ledgerSite')}</th>
            <th scope="col">{t('ledgerDevice')}</th>
            <th scope="col">{t('ledgerState')}</th>
            <th scope="col">{t('ledgerWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {day.stretches.map((stretch) => (
            <StretchRow key={stretch.id} {...{ stretch, now }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StretchRow(props: { readonly stretch: Stretch; readonly now: number }): JSX.Element {
  const { t, language } = useText();
  const { stretch, now } = props;
  const { device, label, site, state, startedAt, seenAt, endedBy } = stretch;
  const why = whyText(stretch);
  const isLive = state === 'live';
  const tone = isLive ? (device === 'screen' ? 'sharing' : 'live') : 'covered';
  return (
    <tr data-state={state}>
      <td class="time">{formatSpan(language, startedAt, endedBy === null ? null : seenAt)}</td>
      <th scope="row">
        <bdi>{site}</bdi>
      </th>
      <td>
        <span class="device-cell">
          <DeviceIcon kind={device} tone={tone} />
          <span>
            {t(device)}
            {label !== '' && <span class="facts">{label}</span>}
          </span>
        </span>
      </td>
      <td>
        <span class="state">{t(isLive ? 'ledgerLive' : 'ledgerCovered')}</span>{' '}
        {formatDuration(language, lengthOf(stretch, now))}
      </td>
      <td>{why ? t(why) : t(endedBy === null ? 'ledgerLasts' : 'endUncovered')}</td>
    </tr>
  );
}
