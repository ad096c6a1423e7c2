import fc from 'fast-check';
import { READING_MODES } from '../../../../policy/reading-rules.ts';
import { CAREFUL_SETTINGS, type Settings } from '../../../../policy/settings/settings.ts';
import { guardSettings, OTHER_SITE, SITE } from '../sessions.ts';

const PICTURE = { kind: 'picture', url: 'data:image/png;base64,AAAA' } as const;

const origins = fc.subarray([SITE, OTHER_SITE, 'http://localhost:8080']);

/** Everything that a person can have chosen. */
export const settings: fc.Arbitrary<Settings> = fc
  .record({
    guard: guardSettings,
    background: fc.constantFrom<Settings['background']>(
      { kind: 'blur', strength: 'light' },
      { kind: 'blur', strength: 'strong' },
      { kind: 'colour', colour: '#12ab34' },
      PICTURE,
    ),
    cover: fc.constantFrom<Settings['cover']>({ kind: 'neutral' }, { kind: 'frozen' }, PICTURE),
    privateAttention: origins,
    neutralLabels: origins,
    reading: fc.record({
      mode: fc.constantFrom(...READING_MODES),
      words: fc.subarray(['Projekt Kranich', 'ACME']),
      patterns: fc.subarray(['KD-\\d{5}', 'A+']),
    }),
  })
  .map(({ guard, ...others }) => ({ ...CAREFUL_SETTINGS, ...guard, ...others }));
