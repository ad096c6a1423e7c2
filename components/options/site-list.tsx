import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { withSiteRule } from '../../policy/guard-settings';
import type { SettingName } from '../../policy/settings/managed';
import { type SiteRules, siteRules, withSiteSwitch } from '../../policy/settings/settings';
import { Monogram } from '../design/monogram';
import type { MessageKey } from '../text/message-key';
import { useText } from '../text/text-context';
import { AddSite } from './add-site';
import type { OptionsActions, OptionsProps } from './options-model';

interface SiteRow extends SiteRules {
  readonly isChipHidden: boolean;
}

/** Everything that is different on single sites, in one list. */
export function SiteList({ model, actions }: OptionsProps): JSX.Element {
  const { t } = useText();
  // Nothing is stored of a site before something is said of it.
  const [added, setAdded] = useState<readonly string[]>([]);
  const rows = siteRows(model, added);
  return (
    <>
      {rows.length === 0 && <p class="note">{t('noSites')}</p>}
      <ul class="sites">
        {rows.map((row) => (
          <SiteEntry
            key={row.origin}
            {...{ row, actions }}
            locked={model.locked}
            onForget={() => {
              setAdded(added.filter((origin) => origin !== row.origin));
              actions.onForgetSite(row.origin);
            }}
          />
        ))}
      </ul>
      <AddSite onAdd={(origin) => setAdded([...added, origin])} />
    </>
  );
}

function siteRows(model: OptionsProps['model'], added: readonly string[]): SiteRow[] {
  const known = siteRules(model.settings);
  const others = [...model.hiddenChips, ...added].filter(
    (origin, index, all) =>
      all.indexOf(origin) === index && !known.some((site) => site.origin === origin),
  );
  const all = [
    ...known,
    ...others.map((origin) => ({
      origin,
      startsLive: [],
      privateAttention: false,
      neutralLabels: false,
    })),
  ];
  return all.map((site) => ({ ...site, isChipHidden: model.hiddenChips.includes(site.origin) }));
}

interface Rule {
  readonly label: MessageKey;
  readonly name?: SettingName;
  readonly isOn: (row: SiteRow) => boolean;
  readonly set: (actions: OptionsActions, origin: string, isOn: boolean) => void;
}

const startRule = (kind: 'camera' | 'microphone', label: MessageKey): Rule => ({
  label,
  name: 'alwaysLive',
  isOn: ({ startsLive }) => startsLive.includes(kind),
  set: ({ onChange }, origin, isOn) => onChange((own) => withSiteRule(own, origin, kind, isOn)),
});

const switchRule = (name: 'privateAttention' | 'neutralLabels', label: MessageKey): Rule => ({
  label,
  name,
  isOn: (row) => row[name],
  set: ({ onChange }, origin, isOn) => onChange((own) => withSiteSwitch(own, origin, name, isOn)),
});

const RULES: readonly Rule[] = [
  startRule('camera', 'siteCameraLive'),
  startRule('microphone', 'siteMicrophoneLive'),
  switchRule('privateAttention', 'siteAttention'),
  switchRule('neutralLabels', 'siteLabels'),
  {
    label: 'siteChipHidden',
    isOn: ({ isChipHidden }) => isChipHidden,
    set: ({ onHideChip }, origin, isOn) => onHideChip(origin, isOn),
  },
];

function SiteEntry(props: {
  readonly row: SiteRow;
  readonly actions: OptionsActions;
  readonly locked: ReadonlySet<SettingName>;
  readonly onForget: () => void;
}): JSX.Element {
  const { t } = useText();
  const { row, actions, locked } = props;
  const host = row.origin.replace(/^https:\/\//, '');
  return (
    <li class="site">
      <div class="site-head">
        <Monogram host={host} favicon={undefined} />
        <h3>
          <bdi>{host}</bdi>
        </h3>
        <button type="button" class="button plain small" onClick={() => props.onForget()}>
          {t('forget')}
          <span class="spoken"> {host}</span>
        </button>
      </div>
      <div class="site-rules">
        {RULES.map(({ label, name, isOn, set }) => (
          <label key={label} class="check">
            <input
              type="checkbox"
              checked={isOn(row)}
              disabled={name !== undefined && locked.has(name)}
              onChange={({ currentTarget }) => set(actions, row.origin, currentTarget.checked)}
            />
            <span>
              {t(label)}
              <span class="spoken"> {host}</span>
            </span>
          </label>
        ))}
      </div>
    </li>
  );
}
