/** Runs in a dedicated worker under the Content Security Policy of the extension's own pages. */
import { loadPersonModel, SEGMENTATION_SIZES } from '../../models/segmentation/person-model.ts';
import { type Contender, loadOwnContenders, loadPeer } from './contenders.ts';

export interface NetTimes {
  /** From nothing to the first mask, in ms. */
  readonly startMs: number;
  /** One entry per contender; each has a time per round, in ms. */
  readonly contenders: readonly { readonly name: string; readonly times: readonly number[] }[];
}

/** Not timed: engines compile their code while it runs. */
const WARM_UP_ROUNDS = 40;
const ROUNDS = 250;

measure().then(
  (times) => postMessage({ times }),
  (error: unknown) => postMessage({ error: String(error) }),
);

async function measure(): Promise<NetTimes> {
  const startMs = await timeStart();
  const contenders = [...(await loadOwnContenders()), await loadPeer()];
  const results = contenders.map((one) => ({ one, rgb: waves(one), times: [] as number[] }));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    // Interleaved, so that whatever else the machine does hits all of them.
    for (const { one, rgb, times } of results) {
      const before = performance.now();
      one.run(rgb);
      if (round >= WARM_UP_ROUNDS) times.push(performance.now() - before);
    }
  }
  return { startMs, contenders: results.map(({ one, times }) => ({ name: one.name, times })) };
}

async function timeStart(): Promise<number> {
  const before = performance.now();
  const model = await loadPersonModel({
    loadBytes: async (path) => new Uint8Array(await (await fetch(`/models/${path}`)).arrayBuffer()),
  });
  model.createSegmenter(SEGMENTATION_SIZES.normal).run();
  const elapsed = performance.now() - before;
  model.dispose();
  return elapsed;
}

function waves({ width, height }: Contender): Float32Array {
  return Float32Array.from(
    { length: width * height * 3 },
    (_, i) => 0.5 + 0.5 * Math.sin(i * i * 1e-7 + (i % 3)),
  );
}
