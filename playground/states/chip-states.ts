import { type ChipModel, DEFAULT_CHIP_POSITION } from '../../components/chip/chip-model.ts';
import {
  COVERED_CAMERA,
  HELD_SCREEN,
  LIVE_CAMERA,
  LIVE_MICROPHONE,
  MUTED_MICROPHONE,
  NOW,
  SHARED_SCREEN,
} from './devices.ts';

const chip = (devices: ChipModel['devices'], given: Partial<ChipModel> = {}): ChipModel => ({
  devices,
  isFolded: false,
  position: DEFAULT_CHIP_POSITION,
  notice: null,
  now: NOW,
  ...given,
});

const FAULTY_CAMERA = {
  ...LIVE_CAMERA,
  picture: { phase: 'covered', reason: 'engine-fault' },
} as const;

const TALKING = { kind: 'talking-while-muted' } as const;

/** Every state of the chip that is drawn in another way, by name. */
export const CHIP_STATES: Readonly<Record<string, ChipModel>> = {
  covered: chip([COVERED_CAMERA, MUTED_MICROPHONE]),
  live: chip([LIVE_CAMERA, LIVE_MICROPHONE]),
  mixed: chip([COVERED_CAMERA, LIVE_MICROPHONE]),
  sharing: chip([LIVE_CAMERA, MUTED_MICROPHONE, SHARED_SCREEN]),
  held: chip([COVERED_CAMERA, MUTED_MICROPHONE, HELD_SCREEN]),
  fault: chip([FAULTY_CAMERA, MUTED_MICROPHONE]),
  talking: chip([COVERED_CAMERA, MUTED_MICROPHONE], { notice: TALKING }),
  'talking-top-right': chip([COVERED_CAMERA, MUTED_MICROPHONE], {
    notice: TALKING,
    position: { x: 1, y: 0 },
  }),
  reminder: chip([LIVE_CAMERA, LIVE_MICROPHONE], {
    notice: { kind: 'reminder', about: 'call-over' },
  }),
  'covered-for-you': chip([COVERED_CAMERA, MUTED_MICROPHONE], {
    notice: { kind: 'covered', about: 'locked' },
  }),
  found: chip([SHARED_SCREEN, MUTED_MICROPHONE], {
    notice: { kind: 'found', why: 'hiddenWifi', isHidden: true },
  }),
  'folded-covered': chip([COVERED_CAMERA, MUTED_MICROPHONE], { isFolded: true }),
  'folded-live': chip([LIVE_CAMERA, LIVE_MICROPHONE], { isFolded: true }),
  'folded-sharing': chip([SHARED_SCREEN], { isFolded: true }),
  'folded-fault': chip([FAULTY_CAMERA], { isFolded: true }),
};
