import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Lifetime, planArena } from '../../../models/segmentation/replay/plan-arena.ts';
import { traceLifetimes } from '../../../models/segmentation/replay/trace-lifetimes.ts';
import { ReplayUnavailableError } from '../../../models/segmentation/replay/wasm-kernels.ts';

const lifetimes = fc
  .array(
    fc.record({
      from: fc.nat(30),
      duration: fc.nat(10),
      byteLength: fc.integer({ min: 4, max: 4000 }),
    }),
  )
  .map((all) =>
    all.map(({ from, duration, byteLength }, id) => ({
      id,
      from,
      to: from + duration,
      byteLength,
    })),
  );

function overlap(a: Lifetime, b: Lifetime, offsets: ReadonlyMap<number, number>): boolean {
  const [startA = Number.NaN, startB = Number.NaN] = [offsets.get(a.id), offsets.get(b.id)];
  const inTime = a.from <= b.to && b.from <= a.to;
  return inTime && startA < startB + b.byteLength && startB < startA + a.byteLength;
}

test('tensors that live at the same time never share memory', () => {
  fc.assert(
    fc.property(lifetimes, (all) => {
      const { offsets, byteLength } = planArena(all);
      for (const a of all) {
        expect((offsets.get(a.id) ?? Number.NaN) + a.byteLength).toBeLessThanOrEqual(byteLength);
        for (const b of all) if (a.id < b.id) expect(overlap(a, b, offsets)).toBe(false);
      }
    }),
  );
});

test('memory is used again once a tensor is dead', () => {
  const chain = Array.from({ length: 50 }, (_, id) => ({
    id,
    from: id,
    to: id + 1,
    byteLength: 1000,
  }));
  const all = chain.reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(planArena(chain).byteLength).toBeLessThan(all / 10);
});

const call = (output: number, ...inputs: number[]) => ({
  kernel: 'Add',
  arguments: [],
  inputs,
  output,
});

test('a tensor lives from the call that writes it to the last that reads it', () => {
  const calls = [call(2, 1), call(3, 2), call(4, 3, 2), call(5, 4)];
  const tensors = new Map([1, 2, 3, 4, 5].map((id) => [id, 10 * id]));
  expect(traceLifetimes({ calls, tensors }, 1)).toEqual([
    { id: 1, from: 0, to: 4, byteLength: 40 },
    { id: 2, from: 0, to: 2, byteLength: 80 },
    { id: 3, from: 1, to: 2, byteLength: 120 },
    { id: 4, from: 2, to: 3, byteLength: 160 },
    { id: 5, from: 3, to: 4, byteLength: 200 },
  ]);
});

test('weights from before the recording are left where they are', () => {
  const tensors = new Map([
    [9, 1],
    [10, 1],
  ]);
  expect(traceLifetimes({ calls: [call(10, 9, 3)], tensors }, 9).map(({ id }) => id)).toEqual([
    9, 10,
  ]);
});

test('a tensor that no recorded call wrote cannot be replayed', () => {
  const tensors = new Map([
    [9, 1],
    [10, 1],
    [11, 1],
  ]);
  expect(() => traceLifetimes({ calls: [call(11, 9, 10)], tensors }, 9)).toThrow(
    ReplayUnavailableError,
  );
});
