// Socket Mode: single-use URLs, at most ten connections per app, one arbitrary connection per envelope.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { App } from '../world/world.ts';
import { type Ack, type Delivery, type Retry, timedOut, unreachable } from './payload.ts';

const MAX_CONNECTIONS = 10;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

export interface Sockets {
  /** A ticket for one connection, to be put into the URL. */
  ticket(app: App): string;
  connected(app: App): number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(delivery: Delivery, timeoutMs: number, retry?: Retry): Promise<Ack>;
  /** Tells connections to go away; all but `warning` also cut them. */
  disconnect(reason: DisconnectReason, app?: App): void;
  close(): void;
}

export function createSockets(): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, App>();
  const connections = new Map<WebSocket, App>();
  const waiting = new Map<string, { resolve: (ack: Ack) => void; socket: WebSocket }>();
  let turn = 0;

  const of = (app: App) => [...connections].filter(([, owner]) => owner === app).map(([socket]) => socket);

  function welcome(socket: WebSocket, app: App): void {
    if (of(app).length >= MAX_CONNECTIONS) {
      socket.send(disconnectFrame('too_many_websockets'));
      socket.close();
      return;
    }
    connections.set(socket, app);
    socket.on('message', (data) => receive(String(data)));
    socket.on('close', () => forget(socket));
    socket.on('error', () => forget(socket));
    socket.send(hello(of(app).length, app));
  }

  function forget(socket: WebSocket): void {
    connections.delete(socket);
    for (const [id, { resolve, socket: owner }] of waiting) {
      if (owner === socket) {
        waiting.delete(id);
        resolve(unreachable);
      }
    }
  }

  function receive(text: string): void {
    const frame = JSON.parse(text) as { envelope_id?: string; payload?: unknown };
    const open = waiting.get(frame.envelope_id ?? '');
    waiting.delete(frame.envelope_id ?? '');
    open?.resolve({ ok: true, answer: frame.payload });
  }

  return {
    ticket: (app) => {
      const ticket = randomUUID();
      tickets.set(ticket, app);
      return ticket;
    },
    connected: (app) => of(app).length,
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
      const app = tickets.get(ticket);
      tickets.delete(ticket);
      if (!app) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => welcome(opened, app));
    },
    send: (delivery, timeoutMs, retry) => {
      const open = of(delivery.app);
      const socket = open[turn++ % open.length];
      if (!socket) return Promise.resolve(unreachable);
      const id = randomUUID();
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve(timedOut);
        }, timeoutMs);
        waiting.set(id, {
          socket,
          resolve: (ack) => {
            clearTimeout(timer);
            resolve(ack);
          },
        });
        socket.send(envelope(id, delivery, retry));
      });
    },
    disconnect: (reason, app) => {
      for (const [socket, owner] of connections) {
        if (app && owner !== app) continue;
        socket.send(disconnectFrame(reason));
        if (reason !== 'warning') socket.close();
      }
    },
    close: () => {
      for (const socket of connections.keys()) socket.terminate();
      server.close();
    },
  };
}

const debug = { host: 'local-slack', build_number: 1, approximate_connection_time: 18_060 };

const hello = (count: number, app: App): string =>
  JSON.stringify({ type: 'hello', num_connections: count, debug_info: debug, connection_info: { app_id: app.id } });

const disconnectFrame = (reason: string): string =>
  JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local-slack' } });

const envelope = (id: string, delivery: Delivery, retry: Retry | undefined): string =>
  JSON.stringify({
    envelope_id: id,
    type: delivery.type,
    payload: delivery.body,
    accepts_response_payload: delivery.answers,
    ...(delivery.type === 'events_api'
      ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
      : {}),
  });
