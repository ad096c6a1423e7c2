import type { OptionsModel } from '../../components/options/options-model.ts';
import { LAPSES } from '../../policy/lapse.ts';
import { withPreset } from '../../policy/settings/presets.ts';
import { CAREFUL_SETTINGS } from '../../policy/settings/settings.ts';

const BASE: OptionsModel = {
  settings: CAREFUL_SETTINGS,
  own: CAREFUL_SETTINGS,
  locked: new Set(),
  problem: null,
  brokenPolicies: [],
  shortcuts: [
    { name: 'toggle-camera', description: 'Cover or uncover the camera', keys: 'Alt+Shift+C' },
    { name: 'toggle-microphone', description: 'Mute or unmute the microphone', keys: '' },
  ],
  hiddenChips: [],
  allowedTexts: 0,
  outcome: null,
  refusedPicture: null,
};

const model = (given: Partial<OptionsModel>): OptionsModel => ({ ...BASE, ...given });

const STRICT = withPreset(CAREFUL_SETTINGS, 'strict');

const CHOSEN = {
  ...CAREFUL_SETTINGS,
  sharing: { confirmEverything: true, neverWholeScreen: false },
  pushToTalkKey: 'Space',
  background: { kind: 'colour', colour: '#4f7ca8' },
  alwaysLive: { 'https://meet.example.org': ['camera', 'microphone'] },
  privateAttention: ['https://school.example'],
  neutralLabels: ['https://meet.example.org', 'http://localhost:8080'],
  reading: { mode: 'strict', words: ['Projekt Kranich', 'ACME'], patterns: ['KD-\\d{5}'] },
} as const;

/** Every state of the options page that is drawn in another way, by name. */
export const OPTIONS_STATES: Readonly<Record<string, OptionsModel>> = {
  careful: BASE,
  mixture: model({
    settings: CHOSEN,
    own: CHOSEN,
    hiddenChips: ['https://talk.example.net'],
    allowedTexts: 3,
  }),
  managed: model({
    settings: {
      ...STRICT,
      reading: { mode: 'careful', words: ['Projekt Kranich'], patterns: [] },
    },
    locked: new Set([
      ...LAPSES,
      ...([
        'background',
        'confirmEverything',
        'neverWholeScreen',
        'alwaysLive',
        'readingMode',
      ] as const),
    ]),
    brokenPolicies: ['forced.colour'],
  }),
  broken: model({ problem: 'broken' }),
  'import-refused': model({
    outcome: {
      kind: 'broken',
      issues: [
        { path: 'lapses.idle.coverAfterMs', received: 'soon' },
        { path: 'telemetry', received: true },
      ],
    },
  }),
  imported: model({ outcome: { kind: 'imported' } }),
};
