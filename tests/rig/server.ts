import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { build } from 'esbuild';

export interface Site {
  /** Such as "http://localhost:40123"; a secure context. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Resource policies that a page of the site can be asked for with `?policy=`. */
const POLICIES: Record<string, Record<string, string>> = {
  none: {},
  strict: {
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; frame-src 'none'; child-src 'none'; worker-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
  isolated: {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  },
};

/** Bundles a page script (path below tests/) into one classic script. */
export async function bundlePageScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(import.meta.dirname, '..', entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  });
  return outputFiles[0]?.text ?? '';
}

function pageHtml(script: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test page</title>
<script src="${script}"></script></head><body><h1>Test page</h1></body></html>`;
}

/**
 * Serves test pages on a free port of localhost: `/<name>` is a page that runs `/<name>.js`.
 * `scripts` maps such names to the page script's path below tests/, or to what `bundle` makes of it.
 */
export async function serveSite(
  scripts: Record<string, string>,
  bundle: (entry: string) => Promise<string> = bundlePageScript,
): Promise<Site> {
  const bundles = new Map<string, string>();
  for (const [name, entry] of Object.entries(scripts)) {
    bundles.set(`/${name}.js`, await bundle(entry));
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const bundle = bundles.get(pathname);
    const isPage = bundles.has(`${pathname}.js`);
    const policy = POLICIES[searchParams.get('policy') ?? 'none'];
    if (bundle !== undefined) {
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(bundle);
    } else if (isPage && policy) {
      response.setHeaders(new Map(Object.entries(policy)));
      response
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .end(pageHtml(`${pathname}.js`));
    } else if (pathname === '/no-content') {
      // The browser stays at the document it was at: an iframe at its initial empty one.
      response.writeHead(204).end();
    } else {
      response.writeHead(404).end();
    }
  });
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
