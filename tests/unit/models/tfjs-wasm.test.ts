import { expect, test } from 'vitest';
import { ModelFileError } from '../../../models/runtime/model-files.ts';
import { startTfjsWasm } from '../../../models/runtime/tfjs-wasm.ts';
import { buildModels, loadFrom } from './built-models.ts';

test('a truncated binary is reported, and an intact one starts afterwards', async () => {
  const files = await buildModels();
  const path = 'tfjs-wasm/tfjs-backend-wasm-simd.wasm';
  const binary = files.get(path);
  if (!binary) throw new Error('the binary was not built');
  const broken = loadFrom(new Map(files).set(path, binary.subarray(0, 1000)));
  await expect(startTfjsWasm(broken)).rejects.toThrow(ModelFileError);

  const backend = await startTfjsWasm(loadFrom(files));
  expect(backend.wasm.tfjs.getThreadsCount()).toBe(1);
  expect(await startTfjsWasm(loadFrom(files)), 'it starts once').toBe(backend);
});
