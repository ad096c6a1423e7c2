import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What the page may load: its own files, and the pictures it makes itself. */
const PAGE_CSP = "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'";

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false, // an unknown path is the visitor's mistake: 404
  );
  if (!isFile) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': PAGE_CSP,
    'Cache-Control': 'no-store',
  });
  createReadStream(path).pipe(response);
}

export interface MeetingServer {
  /** Origin of the meeting, such as "http://localhost:41234". */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves a folder on a free port of this machine alone; `routes` answer before the files do. */
export async function startServer(
  folder: string,
  routes: Readonly<Record<string, RequestListener>> = {},
): Promise<MeetingServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const route = routes[pathname];
    if (route) {
      route(request, response);
      return;
    }
    const path = normalize(join(folder, pathname === '/' ? 'index.html' : pathname));
    void sendFile(response, path.startsWith(folder + sep) ? path : join(folder, 'index.html'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
