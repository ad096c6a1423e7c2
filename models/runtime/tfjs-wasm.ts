import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { backend, env, setBackend } from '@tensorflow/tfjs-core';
import { type LoadBytes, loadModelFiles } from './model-files.ts';

/** The runtime itself cannot work here, though its files are intact. */
export class ModelRuntimeError extends Error {
  override readonly name = 'ModelRuntimeError';
}

const FOLDER = 'tfjs-wasm';
const BINARY = 'tfjs-backend-wasm-simd.wasm';
/**
 * In ms. The backend does not notice when its binary fails to instantiate (out of memory, say), and
 * its start takes less than 100 ms.
 */
const START_LIMIT = 10_000;

let started: Promise<BackendWasm> | null = null;

/**
 * Starts the WebAssembly backend of TensorFlow.js with one thread, once per realm: the library
 * keeps it in a global registry, so it lives as long as the worker does. A failed start may be
 * tried again.
 * @throws ModelFileError, ModelRuntimeError
 */
export function startTfjsWasm(loadBytes: LoadBytes): Promise<BackendWasm> {
  started ??= start(loadBytes).catch((error: unknown) => {
    started = null;
    throw error;
  });
  return started;
}

async function start(loadBytes: LoadBytes): Promise<BackendWasm> {
  // In a cross-origin isolated frame the backend would choose its threaded build, whose blob
  // worker the Content Security Policy blocks, and setBackend would never settle.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new ModelRuntimeError('this browser has no WebAssembly SIMD');
  }
  const { [BINARY]: binary } = await loadModelFiles(loadBytes, FOLDER, [BINARY]);
  if (!(await servingBinary(binary, () => setBackend('wasm')))) {
    throw new ModelRuntimeError('the WebAssembly backend did not start');
  }
  const wasm = backend();
  if (!(wasm instanceof BackendWasm)) throw new ModelRuntimeError('another backend is active');
  return wasm;
}

/** Lets the backend "fetch" the bytes that were checked, rather than the file a second time. */
async function servingBinary(
  binary: Uint8Array<ArrayBuffer>,
  run: () => Promise<boolean>,
): Promise<boolean> {
  const { platform } = env();
  const fetch = async () =>
    new Response(binary, { headers: { 'content-type': 'application/wasm' } });
  setWasmPaths(`${FOLDER}/`, true);
  env().platform = Object.create(platform, { fetch: { value: fetch } });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    const silent = new ModelRuntimeError('the WebAssembly backend did not answer');
    timer = setTimeout(() => reject(silent), START_LIMIT);
  });
  try {
    return await Promise.race([run(), limit]);
  } finally {
    clearTimeout(timer);
    env().platform = platform;
  }
}
