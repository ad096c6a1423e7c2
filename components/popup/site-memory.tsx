import type { JSX } from 'preact';
import type { RuledKind } from '../../policy/guard-settings';
import { UnfoldIcon } from '../design/icons';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import type { PopupActions, SiteMemory } from './popup-model';

const RULES: readonly { readonly kind: RuledKind; readonly label: MessageKey }[] = [
  { kind: 'camera', label: 'startCameraLive' },
  { kind: 'microphone', label: 'startMicrophoneLive' },
];

interface SiteMemoryProps {
  readonly site: SiteMemory;
  readonly onSiteRule: NonNullable<PopupActions['onSiteRule']>;
  readonly onDeclineRule: PopupActions['onDeclineRule'];
  readonly onSiteSwitch: PopupActions['onSiteSwitch'];
}

/** How meetings start on this site: said, asked about when there is a reason to, and changed here. */
export function SiteStart(props: SiteMemoryProps): JSX.Element {
  const { site } = props;
  return (
    <div class="site-start">
      {site.offered.length > 0 && <Offer {...props} />}
      <Rules {...props} />
      <Privacy {...props} />
    </div>
  );
}

function Offer({ site, onSiteRule, onDeclineRule }: SiteMemoryProps): JSX.Element {
  const { t } = useText();
  const { origin, offered } = site;
  return (
    <div class="offer">
      <p>{t(offerText(offered))}</p>
      <div class="device-buttons">
        <button
          type="button"
          class="button"
          onClick={() => {
            for (const kind of offered) onSiteRule(origin, kind, true);
          }}
        >
          {t('alwaysHere')}
        </button>
        {onDeclineRule && (
          <button type="button" class="button plain" onClick={() => onDeclineRule(origin)}>
            {t('noThanks')}
          </button>
        )}
      </div>
    </div>
  );
}

function offerText(offered: readonly RuledKind[]): MessageKey {
  if (offered.length > 1) return 'offerBoth';
  return offered[0] === 'microphone' ? 'offerMicrophone' : 'offerCamera';
}

function Rules({ site, onSiteRule }: SiteMemoryProps): JSX.Element {
  const { t } = useText();
  return (
    <details class="fold">
      <summary>
        <span>
          {t('startsHere')} <span class="facts">{t(startText(site.rules))}</span>
        </span>
        <UnfoldIcon />
      </summary>
      {RULES.map(({ kind, label }) => (
        <label key={kind} class="check">
          <input
            type="checkbox"
            checked={site.rules.includes(kind)}
            onChange={({ currentTarget }) => onSiteRule(site.origin, kind, currentTarget.checked)}
          />
          {t(label)}
        </label>
      ))}
    </details>
  );
}

const SWITCHES = [
  { rule: 'privateAttention', label: 'siteAttention' },
  { rule: 'neutralLabels', label: 'siteLabels' },
] as const;

/** What this site is not told. */
function Privacy({ site, onSiteSwitch }: SiteMemoryProps): JSX.Element | null {
  const { t } = useText();
  if (!onSiteSwitch) return null;
  return (
    <>
      {SWITCHES.map(({ rule, label }) => (
        <label key={rule} class="check">
          <input
            type="checkbox"
            checked={site[rule]}
            onChange={({ currentTarget }) => onSiteSwitch(site.origin, rule, currentTarget.checked)}
          />
          {t(label)}
        </label>
      ))}
    </>
  );
}

/** In words: what starts live where these rules hold. */
export function startText(rules: readonly RuledKind[]): MessageKey {
  if (rules.length > 1) return 'startsLive';
  if (rules.length === 0) return 'startsCovered';
  return rules[0] === 'camera' ? 'startsCameraLive' : 'startsMicrophoneLive';
}
