import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CallDriver } from '../../rig/call-driver.ts';
import { damageExtension } from '../../rig/damaged-extension.ts';
import { toldStates } from '../../rig/told-states.ts';
import { until } from '../../rig/until.ts';

const SEGMENTATION = 'models/segmentation';

/** 2 MB in pages of 64 kB: the kernels start, but not even one 720p picture (1.4 MB) and its likeness fit. */
const PAGES = 32;

/** Gives the kernels so little memory that it cannot grow to what a picture takes. */
function limitMemory(dir: string): void {
  const assets = join(dir, 'assets');
  const unlimited = 'new WebAssembly.Memory({initial:1})';
  const owner = readdirSync(assets)
    .map((name) => join(assets, name))
    .find((path) => readFileSync(path, 'utf8').includes(unlimited));
  if (owner === undefined) throw new Error('No script makes the memory of the kernels.');
  const limited = `new WebAssembly.Memory({initial:1,maximum:${PAGES}})`;
  writeFileSync(owner, readFileSync(owner, 'utf8').replace(unlimited, limited));
}

const DAMAGES: readonly (readonly [string, (dir: string) => void])[] = [
  ['the net is missing', (dir) => rmSync(join(dir, SEGMENTATION, 'model.json'))],
  ['its manifest is missing', (dir) => rmSync(join(dir, SEGMENTATION, 'manifest.json'))],
  [
    'the weights are cut short',
    (dir) => truncateSync(join(dir, SEGMENTATION, 'weights.bin'), 9_000),
  ],
  ['the weights are empty', (dir) => truncateSync(join(dir, SEGMENTATION, 'weights.bin'), 0)],
  ['the net is not JSON', (dir) => writeFileSync(join(dir, SEGMENTATION, 'model.json'), '{"a":')],
  [
    'the runtime is garbage',
    (dir) => writeFileSync(join(dir, 'models/tfjs-wasm/tfjs-backend-wasm-simd.wasm'), 'garbage'),
  ],
  ['the kernels are missing', (dir) => rmSync(join(dir, 'kernels.wasm'))],
  ['the kernels are garbage', (dir) => writeFileSync(join(dir, 'kernels.wasm'), 'garbage')],
  ['memory runs out at the first picture', limitMemory],
];

test.for(DAMAGES)('%s: the cover card goes out, and the state says why', async ([, damage]) => {
  const damaged = damageExtension(damage);
  const call = await CallDriver.open({ extensionDir: damaged.dir });
  try {
    await call.start({ codec: 'video/H264', examineLocal: true });
    const { received, local, errors } = await call.untilPhase({ frames: 60 });
    for (const { leaked, pictures, cards } of [...received, ...local]) {
      expect({ leaked, pictures }).toEqual({ leaked: 0, pictures: 0 });
      expect(cards).toBeGreaterThan(0);
    }
    expect(errors).toEqual([]);
    await until('the background is told', async () =>
      (await toldStates(call.browser)).includes('covered engine-fault'),
    );
  } finally {
    await call.close();
    damaged.remove();
  }
});
