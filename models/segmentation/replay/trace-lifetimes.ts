import type { Lifetime } from './plan-arena.ts';
import type { Recording } from './record-kernels.ts';
import { ReplayUnavailableError } from './wasm-kernels.ts';

const BYTES_PER_ELEMENT = 4;

/**
 * How long each tensor of a recorded run lives. The picture that goes in and the last output live
 * throughout: the one may be read, the other half rewritten, between runs.
 * @throws ReplayUnavailableError if the calls do not lead from `input` to one output.
 */
export function traceLifetimes({ calls, tensors }: Recording, input: number): Lifetime[] {
  const spans = new Map([[input, { from: 0, to: calls.length }]]);
  for (const [step, call] of calls.entries()) {
    for (const id of call.inputs) {
      const span = spans.get(id);
      if (span) span.to = Math.max(span.to, step);
      // Weights were there before the run; anything newer must come from one of the calls.
      else if (tensors.has(id)) throw new ReplayUnavailableError(`tensor ${id} has no origin`);
    }
    if (spans.has(call.output)) throw new ReplayUnavailableError('a tensor is written twice');
    spans.set(call.output, { from: step, to: step });
  }
  const output = spans.get(calls.at(-1)?.output ?? input);
  if (output) output.to = calls.length;
  return Array.from(spans, ([id, span]) => {
    const elements = tensors.get(id);
    if (elements === undefined) throw new ReplayUnavailableError(`tensor ${id} has no size`);
    return { id, ...span, byteLength: elements * BYTES_PER_ELEMENT };
  });
}
