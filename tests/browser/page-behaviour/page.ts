import { consumerProbes } from './probes/consumers.ts';
import { errorProbes } from './probes/errors.ts';
import { describeError, type Probes } from './probes/probe.ts';
import { realmProbes } from './probes/realms.ts';
import { settingsProbes } from './probes/settings.ts';
import { shapeProbes } from './probes/shape.ts';
import { soundProbes } from './probes/sound.ts';
import { trackProbes } from './probes/tracks.ts';

const probes: Probes = {
  ...trackProbes,
  ...soundProbes,
  ...settingsProbes,
  ...errorProbes,
  ...shapeProbes,
  ...consumerProbes,
  ...realmProbes,
};

/** Longer than any probe takes on a busy machine: one that waits longer waits for ever. */
const DEADLINE_MS = 15_000;

/** Runs one probe; what it throws is part of the answer. */
async function runProbe(name: string): Promise<unknown> {
  const deadline = new Promise((resolve) => setTimeout(resolve, DEADLINE_MS, 'never answered'));
  const answer = Promise.resolve(probes[name]?.()).catch((error: unknown) => ({
    failed: describeError(error),
  }));
  return Promise.race([answer, deadline]);
}

Object.assign(window, { probes, runProbe });
