// Socket Mode: single-use URLs, at most ten connections per app, one arbitrary connection per envelope.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { App } from '../world/world.ts';
import { type Ack, type Delivery, type Retry, timedOut, unreachable } from './payload.ts';

const MAX_CONNECTIONS = 10;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** All Socket Mode connections of all apps. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Map<string, App>();
  readonly #connections = new Map<WebSocket, App>();
  readonly #waiting = new Map<string, { resolve: (ack: Ack) => void; socket: WebSocket }>();
  readonly #changed: () => void;
  #turn = 0;

  /** `changed` hears of connections that come and go. */
  constructor(changed: () => void = () => {}) {
    this.#changed = changed;
  }

  /** A ticket for one connection, to be put into the URL. */
  ticket(app: App): string {
    const ticket = randomUUID();
    this.#tickets.set(ticket, app);
    return ticket;
  }

  connected(app: App): number {
    return this.#of(app).length;
  }

  /** Takes a connection whose ticket is good; each ticket is good once. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    const app = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (app) this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(opened, app));
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  }

  /** Sends to one connection, taking turns, and waits for its acknowledgement. */
  send(delivery: Delivery, timeoutMs: number, retry?: Retry): Promise<Ack> {
    const open = this.#of(delivery.app);
    const socket = open[this.#turn++ % open.length];
    if (!socket) return Promise.resolve(unreachable);
    const id = randomUUID();
    return new Promise((resolve) => {
      const settle = (ack: Ack) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(ack);
      };
      const timer = setTimeout(() => settle(timedOut), timeoutMs);
      this.#waiting.set(id, { socket, resolve: settle });
      socket.send(envelope(id, delivery, retry));
    });
  }

  /** Tells connections to go away; all reasons but `warning` also cut them. */
  disconnect(reason: DisconnectReason, app?: App): void {
    for (const [socket, owner] of this.#connections) {
      if (app && owner !== app) continue;
      socket.send(disconnectFrame(reason));
      if (reason !== 'warning') socket.close();
    }
  }

  close(): void {
    for (const socket of this.#connections.keys()) socket.terminate();
    this.#server.close();
  }

  #of(app: App): WebSocket[] {
    return [...this.#connections].filter(([, owner]) => owner === app).map(([socket]) => socket);
  }

  #welcome(socket: WebSocket, app: App): void {
    if (this.connected(app) >= MAX_CONNECTIONS) {
      socket.send(disconnectFrame('too_many_websockets'));
      socket.close();
      return;
    }
    this.#connections.set(socket, app);
    this.#changed();
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('close', () => this.#forget(socket));
    socket.on('error', () => this.#forget(socket));
    socket.send(hello(this.connected(app), app));
  }

  #forget(socket: WebSocket): void {
    this.#connections.delete(socket);
    this.#changed();
    for (const { resolve, socket: owner } of [...this.#waiting.values()]) if (owner === socket) resolve(unreachable);
  }

  /** An acknowledgement; what is not JSON, or acknowledges nothing, is ignored as Slack ignores it. */
  #receive(text: string): void {
    try {
      const frame = JSON.parse(text) as { envelope_id?: string; payload?: unknown };
      this.#waiting.get(frame.envelope_id ?? '')?.resolve({ ok: true, answer: frame.payload });
    } catch (problem) {
      if (!(problem instanceof SyntaxError)) throw problem;
    }
  }
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
