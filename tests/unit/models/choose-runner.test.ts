import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { chooseRunner } from '../../../models/segmentation/choose-runner.ts';
import { SEGMENTATION_SIZES } from '../../../models/segmentation/person-model.ts';
import {
  loadSegmentationGraph,
  type SegmentationGraph,
} from '../../../models/segmentation/segmentation-graph.ts';
import { buildModels, loadFrom } from './built-models.ts';
import { largestDifference, personShare } from './mask-measures.ts';
import { photograph } from './photographs.ts';

const size = SEGMENTATION_SIZES.normal;
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let backend: BackendWasm;
let graph: SegmentationGraph;

beforeAll(async () => {
  ({ backend, graph } = await loadSegmentationGraph(loadFrom(await buildModels())));
});

/** The same backend, except that its module has other members. */
function withModule(members: PropertyDescriptorMap): BackendWasm {
  const wasm: unknown = Object.create(backend.wasm, members);
  return Object.create(backend, { wasm: { value: wasm } });
}

function maskOf(chosen: ReturnType<typeof chooseRunner>): Float32Array {
  chosen.runner.input.set(photograph('arm raised', size.width, size.height).rgb);
  return chosen.runner.run().slice();
}

test('the replay is chosen, and gives what the model gives', () => {
  const replay = chooseRunner(backend, graph, size);
  const execute = chooseRunner(withModule({ cwrap: { value: null } }), graph, size);
  expect([replay.engine, execute.engine]).toEqual(['replay', 'execute']);
  const mask = maskOf(replay);
  expect(personShare(mask), 'there is something to compare').toBeGreaterThan(0.1);
  expect(largestDifference(mask, maskOf(execute))).toBe(0);
  replay.runner.dispose();
});

test.each<[string, PropertyDescriptorMap]>([
  ['lacks a function', { tfjs: { value: {} } }],
  ['lacks a raw kernel', { _AvgPool: { value: undefined } }],
  ['has a kernel that computes something else', { _AvgPool: { value: () => 0 } }],
])('the model runs itself if the backend %s', (_, members) => {
  const before = memory().numTensors;
  const chosen = chooseRunner(withModule({ cwrap: keptCwrap(), ...members }), graph, size);
  expect(chosen.engine).toBe('execute');
  chosen.runner.dispose();
  expect(memory().numTensors, 'nothing of the attempt is left').toBe(before);
});

test('an attempt that failed leaves the backend as it was', () => {
  chooseRunner(withModule({ _AvgPool: { value: undefined } }), graph, size);
  const chosen = chooseRunner(backend, graph, size);
  expect(chosen.engine).toBe('replay');
  chosen.runner.dispose();
});

/** Recording replaces `cwrap` for a while, so it must be writable here too. */
function keptCwrap(): PropertyDescriptor {
  return { value: Reflect.get(backend.wasm, 'cwrap'), writable: true };
}
