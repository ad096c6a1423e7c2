import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface PeerBroker {
  readonly port: number;
  close(): Promise<void>;
}

/** What PeerJS needs of its server: a welcome, and messages passed on to the peer they are for. */
export async function startPeerBroker(): Promise<PeerBroker> {
  const peers = new Map<string, WebSocket>();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket, request) => {
    const id = new URL(request.url ?? '/', 'ws://localhost').searchParams.get('id') ?? '';
    peers.set(id, socket);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { dst?: string };
      const peer = peers.get(message.dst ?? '');
      peer?.send(JSON.stringify({ ...message, src: id }));
    });
    socket.send(JSON.stringify({ type: 'OPEN' }));
  });
  await new Promise((listening) => server.once('listening', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => closed());
      }),
  };
}
