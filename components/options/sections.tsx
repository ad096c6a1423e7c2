import { withTalkKey } from '../../policy/guard-settings';
import { LAPSES, type Lapse } from '../../policy/lapse';
import { isPresetLocked, presetOf, withPreset } from '../../policy/settings/presets';
import { BackgroundChoice } from '../settings/background-choice';
import { CoverCardChoice } from '../settings/cover-choice';
import { PushToTalkKey } from '../settings/push-to-talk-key';
import type { MessageKey } from '../text/message-key';
import type { Translate } from '../text/translate';
import { LapseControl } from './lapse-control';
import type { OptionsProps } from './options-model';
import { PresetChoice } from './preset-choice';
import { readingSection } from './reading-section';
import type { SectionSpec, SettingSpec } from './setting';
import { ShortcutList } from './shortcut-list';
import { SiteList } from './site-list';
import { Switch } from './switch';
import { ImportControl, ResetControl } from './transfer';

const LAPSE_TEXTS: Readonly<Record<Lapse, readonly [MessageKey, MessageKey]>> = {
  'tab-hidden': ['lapseTabHidden', 'lapseTabHiddenMeans'],
  idle: ['lapseIdle', 'lapseIdleMeans'],
  locked: ['lapseLocked', 'lapseLockedMeans'],
  'walk-away': ['lapseWalkAway', 'lapseWalkAwayMeans'],
  'call-over': ['lapseCallOver', 'lapseCallOverMeans'],
  'browser-start': ['lapseBrowserStart', 'lapseBrowserStartMeans'],
  unattended: ['lapseUnattended', 'lapseUnattendedMeans'],
};

/** With nobody there to see it, a reminder would remind nobody. */
const WITHOUT_REMINDER: readonly Lapse[] = ['locked', 'browser-start'];

type Props = OptionsProps & { readonly t: Translate };

/** Every setting there is, in the order in which people look for them. */
export const optionsSections = (props: Props): SectionSpec[] => [
  presetSection(props),
  pictureSection(props),
  soundSection(props),
  sharingSection(props),
  readingSection(props),
  lapseSection(props),
  siteSection(props),
  shortcutSection(props),
  transferSection(props),
];

function presetSection({ model, actions, t }: Props): SectionSpec {
  const setting: SettingSpec = {
    id: 'presets',
    title: t('sectionPresets'),
    sentence: t('sectionPresetsMeans'),
    words: [
      t('presetCareful'),
      t('presetRelaxed'),
      t('presetStrict'),
      t('presetCarefulMeans'),
      t('presetRelaxedMeans'),
      t('presetStrictMeans'),
    ].join(' '),
    isLocked: isPresetLocked(model.locked),
    control: () => (
      <PresetChoice
        preset={presetOf(model.settings)}
        onChoose={(preset) => actions.onChange((own) => withPreset(own, preset))}
      />
    ),
  };
  return { id: 'presets', title: t('sectionPresets'), settings: [setting] };
}

function pictureSection({ model, actions, t }: Props): SectionSpec {
  const { settings, locked, refusedPicture } = model;
  const background: SettingSpec = {
    id: 'background',
    title: t('background'),
    sentence: t('backgroundMeans'),
    words: [
      t('backgroundStrong'),
      t('backgroundColour'),
      t('backgroundNone'),
      t('backgroundPicture'),
    ].join(' '),
    isLocked: locked.has('background'),
    control: () => (
      <BackgroundChoice
        effect={settings.background}
        isPictureRefused={refusedPicture === 'background'}
        onBackground={(chosen) => actions.onChange((own) => ({ ...own, background: chosen }))}
        onOwnPicture={(file) => actions.onOwnPicture(file, 'background')}
      />
    ),
  };
  const cover: SettingSpec = {
    id: 'cover',
    title: t('whileCovered'),
    sentence: t('whileCoveredMeans'),
    words: [t('coverNeutral'), t('coverFrozen')].join(' '),
    isLocked: locked.has('cover'),
    control: () => (
      <CoverCardChoice
        cover={settings.cover}
        isPictureRefused={refusedPicture === 'cover'}
        onCover={(chosen) => actions.onChange((own) => ({ ...own, cover: chosen }))}
        onOwnPicture={(file) => actions.onOwnPicture(file, 'cover')}
      />
    ),
  };
  return { id: 'picture', title: t('sectionPicture'), settings: [background, cover] };
}

function soundSection({ model, actions, t }: Props): SectionSpec {
  const key: SettingSpec = {
    id: 'talk-key',
    title: t('talkKey'),
    sentence: t('talkKeyNote'),
    isLocked: model.locked.has('pushToTalkKey'),
    control: () => (
      <PushToTalkKey
        code={model.settings.pushToTalkKey}
        onChange={(code) => actions.onChange((own) => withTalkKey(own, code))}
      />
    ),
  };
  return { id: 'sound', title: t('sectionSound'), settings: [key] };
}

function sharingSection({ model, actions, t }: Props): SectionSpec {
  const { settings, locked } = model;
  const rule = (
    name: 'confirmEverything' | 'neverWholeScreen',
    means: MessageKey,
  ): SettingSpec => ({
    id: name,
    title: t(name),
    sentence: t(means),
    isLocked: locked.has(name),
    isSmall: true,
    control: (ids) => (
      <Switch
        labelledBy={ids.label}
        describedBy={ids.sentence}
        isOn={settings.sharing[name]}
        onChange={(isOn) =>
          actions.onChange((mine) => ({ ...mine, sharing: { ...mine.sharing, [name]: isOn } }))
        }
      />
    ),
  });
  return {
    id: 'sharing',
    title: t('sectionSharing'),
    settings: [
      rule('confirmEverything', 'confirmEverythingMeans'),
      rule('neverWholeScreen', 'neverWholeScreenMeans'),
    ],
  };
}

function lapseSection({ model, actions, t }: Props): SectionSpec {
  const settings = LAPSES.map((lapse): SettingSpec => {
    const [title, sentence] = LAPSE_TEXTS[lapse];
    return {
      id: lapse,
      title: t(title),
      sentence: t(sentence),
      words: `${t('remindMe')} ${t('coverIt')}`,
      isLocked: model.locked.has(lapse),
      isSmall: true,
      control: () => (
        <LapseControl
          id={lapse}
          rule={model.settings.lapses[lapse]}
          canRemind={!WITHOUT_REMINDER.includes(lapse)}
          onChange={(rule) =>
            actions.onChange((own) => ({ ...own, lapses: { ...own.lapses, [lapse]: rule } }))
          }
        />
      ),
    };
  });
  return { id: 'lapses', title: t('sectionLapses'), settings };
}

function siteSection({ model, actions, t }: Props): SectionSpec {
  const sites: SettingSpec = {
    id: 'sites',
    title: t('sectionSites'),
    sentence: t('sectionSitesMeans'),
    words: [
      t('siteCameraLive'),
      t('siteMicrophoneLive'),
      t('siteAttention'),
      t('siteLabels'),
      t('siteChipHidden'),
    ].join(' '),
    control: () => <SiteList {...{ model, actions }} />,
  };
  return { id: 'sites', title: t('sectionSites'), settings: [sites] };
}

function shortcutSection({ model, actions, t }: Props): SectionSpec {
  const shortcuts: SettingSpec = {
    id: 'shortcuts',
    title: t('sectionShortcuts'),
    sentence: t('sectionShortcutsMeans'),
    words: model.shortcuts.map(({ description, keys }) => `${description} ${keys}`).join(' '),
    control: () => <ShortcutList {...{ model, actions }} />,
  };
  return { id: 'shortcuts', title: t('sectionShortcuts'), settings: [shortcuts] };
}

function transferSection({ model, actions, t }: Props): SectionSpec {
  return {
    id: 'transfer',
    title: t('sectionTransfer'),
    settings: [
      {
        id: 'export',
        title: t('exportSettings'),
        sentence: t('exportSettingsMeans'),
        isSmall: true,
        control: () => (
          <button type="button" class="button" onClick={() => actions.onExport()}>
            {t('exportSettings')} …
          </button>
        ),
      },
      {
        id: 'import',
        title: t('importSettings'),
        sentence: t('importSettingsMeans'),
        isSmall: true,
        control: () => <ImportControl outcome={model.outcome} onImport={actions.onImport} />,
      },
      {
        id: 'reset',
        title: t('resetSettings'),
        sentence: t('resetSettingsMeans'),
        isSmall: true,
        control: () => <ResetControl onReset={actions.onReset} />,
      },
    ],
  };
}
