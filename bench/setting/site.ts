import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { bundleScript } from './bundle.ts';

export interface SiteContent {
  /** Page name → its script below bench/; "" serves none. `/name` is a page that runs it. */
  readonly pages: Readonly<Record<string, string>>;
  /** URL path → absolute folder whose files are served below it. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Sent with everything. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface BenchSite {
  /** Such as "http://localhost:40123"; a secure context. */
  readonly origin: string;
  close(): Promise<void>;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

const pageHtml = (script: string | null): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>` +
  `${script === null ? '' : `<script src="${script}"></script>`}<h1>Bench</h1></html>`;

async function prepare(content: SiteContent): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [name, entry] of Object.entries(content.pages)) {
    texts.set(`/${name}`, pageHtml(entry === '' ? null : `/${name}.js`));
    if (entry !== '') texts.set(`/${name}.js`, await bundleScript(entry));
  }
  return texts;
}

/** Null for a path that no folder holds. */
async function readFromFolder(content: SiteContent, path: string): Promise<Buffer | null> {
  for (const [prefix, folder] of Object.entries(content.folders ?? {})) {
    const file = normalize(join(folder, path.slice(prefix.length)));
    if (!path.startsWith(prefix) || !file.startsWith(folder + sep)) continue;
    return readFile(file).catch(() => null); // absent: the page gets a 404
  }
  return null;
}

/** Serves the pages and folders on a free port of localhost. */
export async function serveBenchSite(content: SiteContent): Promise<BenchSite> {
  const texts = await prepare(content);
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const body = texts.get(path) ?? (await readFromFolder(content, path));
    const type = CONTENT_TYPES[extname(path) || '.html'] ?? 'application/octet-stream';
    response.writeHead(body === null ? 404 : 200, { ...content.headers, 'Content-Type': type });
    response.end(body ?? undefined);
  };
  const server = createServer(
    (request, response) =>
      void answer(new URL(request.url ?? '/', 'http://localhost').pathname, response),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
