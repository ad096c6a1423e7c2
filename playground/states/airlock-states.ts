import type { AirlockModel } from '../../components/airlock/airlock-model.ts';

type Asking = Extract<AirlockModel, { phase: 'asking' }>;

const WHOLE: Asking = {
  phase: 'asking',
  question: 1,
  surface: 'monitor',
  hold: 'whole-screen',
  host: 'meet.example.org',
  hasSound: false,
  picture: null,
};

/** Every question of the airlock, by name. */
export const AIRLOCK_STATES: Readonly<Record<string, AirlockModel>> = {
  'whole-screen': WHOLE,
  'whole-screen-sound': { ...WHOLE, hasSound: true },
  'unknown-surface': { ...WHOLE, surface: 'unknown' },
  window: { ...WHOLE, surface: 'window', hold: 'asked' },
  'another-tab': { ...WHOLE, surface: 'browser', hold: 'surface-changed', hasSound: true },
  chosen: { phase: 'chosen' },
};
