/** Posting to Slack on behalf of deliveries: one call is one request, and every failure says what is to become of the delivery. */
import {
  ErrorCode,
  type WebAPICallError,
  type WebAPIHTTPError,
  type WebAPIPlatformError,
  type WebAPIRateLimitedError,
  type WebClient,
} from '@slack/web-api';

/** A message as the views make it. */
export interface Message {
  text: string;
  blocks: readonly object[];
}

/** Where a message stands, so that it can be edited in place. */
export interface Place {
  channel: string;
  ts: string;
}

/** later: try again with back-off · throttled: Slack said when · dead: it can never work · parked: nothing works for this tenant. */
export type Failure =
  | { kind: 'later'; why: string }
  | { kind: 'throttled'; seconds: number }
  | { kind: 'dead'; why: string }
  | { kind: 'parked'; why: string };

export class DeliveryFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('why' in failure ? failure.why : `throttled for ${failure.seconds} s`);
    this.name = 'DeliveryFailed';
    this.failure = failure;
  }
}

const parking = new Set([
  'token_revoked',
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'token_expired',
]);
const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
]);

/** What a failed Web API call means for the delivery that made it. */
export function failureOf(error: unknown): Failure {
  const { code } = error as WebAPICallError;
  if (code === ErrorCode.RateLimitedError)
    return { kind: 'throttled', seconds: (error as WebAPIRateLimitedError).retryAfter };
  if (code === ErrorCode.PlatformError) {
    const why = (error as WebAPIPlatformError).data.error;
    if (parking.has(why)) return { kind: 'parked', why };
    return passing.has(why) ? { kind: 'later', why } : { kind: 'dead', why };
  }
  if (code === ErrorCode.HTTPError) return { kind: 'later', why: `http ${(error as WebAPIHTTPError).statusCode}` };
  return { kind: 'later', why: code ?? 'no answer' };
}

async function calling<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    throw new DeliveryFailed(failureOf(error));
  }
}

/** Posts, edits and opens direct messages; throws `DeliveryFailed` and nothing else of Slack's. */
export interface Messenger {
  /** `key` goes into the message's metadata: a lost answer can double a message, and then it can be told. */
  post(channel: string, message: Message, key: string): Promise<Place>;
  /** False when the message is no longer there. */
  update(place: Place, message: Message): Promise<boolean>;
  reply(place: Place, message: Message, key: string): Promise<Place>;
  /** The channel of the direct message with this person. */
  openDirect(slackUserId: string): Promise<string>;
  /** Somebody's Home, drawn anew. */
  publish(slackUserId: string, view: object): Promise<void>;
}

const quiet = { unfurl_links: false, unfurl_media: false, parse: 'none' as const, link_names: false };
const metadata = (key: string) => ({ event_type: 'roledesk_delivery', event_payload: { delivery: key } });

/** The messenger of one tenant's client. */
export function messengerOf(client: WebClient): Messenger {
  const post = async (channel: string, message: Message, key: string, thread?: string): Promise<Place> => {
    const { text, blocks } = message;
    const sent = await calling(
      client.chat.postMessage({
        channel,
        text,
        blocks: blocks as never,
        metadata: metadata(key),
        ...quiet,
        ...(thread ? { thread_ts: thread } : {}),
      }),
    );
    return { channel: sent.channel ?? channel, ts: sent.ts ?? '' };
  };
  return {
    post: (channel, message, key) => post(channel, message, key),
    reply: (place, message, key) => post(place.channel, message, key, place.ts),
    async update({ channel, ts }, { text, blocks }) {
      try {
        await calling(
          client.chat.update({ channel, ts, text, blocks: blocks as never, parse: 'none', link_names: false }),
        );
        return true;
      } catch (error) {
        if (error instanceof DeliveryFailed && 'why' in error.failure && error.failure.why === 'message_not_found')
          return false;
        throw error;
      }
    },
    async openDirect(slackUserId) {
      const opened = await calling(client.conversations.open({ users: slackUserId }));
      return opened.channel?.id ?? '';
    },
    async publish(slackUserId, view) {
      await calling(client.views.publish({ user_id: slackUserId, view: view as never }));
    },
  };
}
