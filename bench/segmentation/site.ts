import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PEER = '@twilio/video-processors/dist/build/tflite-simd-1-0-0';
const NET = '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite';

/** As in the extension: no eval, no other origin, and cross-origin isolated. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export interface BenchSite {
  readonly url: string;
  /** Bytes of the minified worker script. */
  readonly workerBytes: number;
  close(): void;
}

/** Serves one empty page, the worker, the models, and the peer. */
export async function serveBench(): Promise<BenchSite> {
  const require = createRequire(import.meta.url);
  const worker = await bundle('worker.ts');
  const files = new Map<string, () => Promise<Uint8Array> | Uint8Array>([
    ['/', () => Buffer.from('<!doctype html><title>Segmentation bench</title>')],
    ['/worker.js', () => worker],
    ['/peer/tflite.js', () => readFile(require.resolve(`${PEER}.js`))],
    ['/peer/tflite.wasm', () => readFile(require.resolve(`${PEER}.wasm`))],
    ['/peer/net.tflite', () => readFile(require.resolve(NET))],
  ]);
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    try {
      const body = await (files.get(path)?.() ?? readModel(path));
      response.writeHead(200, { ...HEADERS, 'Content-Type': contentType(path) }).end(body);
    } catch {
      response.writeHead(404).end(); // Whatever cannot be read is not there.
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => void server.close();
  return { url: `http://localhost:${port}/`, workerBytes: worker.byteLength, close };
}

function readModel(path: string): Promise<Uint8Array> {
  if (!/^\/models\/[\w/.-]+$/.test(path) || path.includes('..')) throw new Error('not found');
  return readFile(fileURLToPath(new URL(`../../public${path}`, import.meta.url)));
}

async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${entry} gave no bundle`);
  return file.contents;
}

function contentType(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript';
  return path.endsWith('.wasm') ? 'application/wasm' : 'text/html';
}
