// What is sent to an app and what comes back, the same for Socket Mode and signed HTTP.
import type { App } from '../world/world.ts';

export type DeliveryType = 'events_api' | 'slash_commands' | 'interactive';

export interface Delivery {
  app: App;
  type: DeliveryType;
  /** The name in the journal: `slash_commands`, `block_actions`, `team_join`, ... */
  name: string;
  body: Record<string, unknown>;
  /** Whether the acknowledgement may carry an answer. */
  answers: boolean;
  /** Where HTTP deliveries of this kind go by the manifest; the app's own request URL comes first. */
  url?: string | undefined;
}

export interface Retry {
  attempt: number;
  reason: string;
}

export interface Ack {
  ok: boolean;
  /** What the app answered, parsed when it was JSON. */
  answer?: unknown;
  /** What Slack calls the failure in front of a person. */
  problem?: 'operation_timeout' | 'dispatch_failed';
  /** What Slack calls the failure when it sends an event again. */
  reason?: 'http_timeout' | 'http_error' | 'connection_failed' | 'too_many_redirects';
  /** The app asked not to be sent this again. */
  noRetry?: boolean;
}

export const timedOut: Ack = { ok: false, problem: 'operation_timeout', reason: 'http_timeout' };
export const unreachable: Ack = { ok: false, problem: 'dispatch_failed', reason: 'connection_failed' };
