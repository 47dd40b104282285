// Cursor paging as Slack does it: `limit`, `cursor`, `response_metadata.next_cursor`.
import { type Call, maybe, number } from './call.ts';
import { SlackError } from './slack-error.ts';

/** One page of `all` under `key`, 100 entries unless `limit` (1 to 1000) says otherwise. */
export function page<T>(call: Call, key: string, all: T[], standard = 100): Record<string, unknown> {
  const limit = number(call, 'limit') || standard;
  if (limit < 1 || limit > 1000) throw new SlackError('invalid_limit');
  const cursor = maybe(call, 'cursor');
  const start =
    cursor === undefined
      ? 0
      : Number(
          Buffer.from(cursor, 'base64')
            .toString()
            .replace(/^next:/, ''),
        );
  if (!Number.isInteger(start)) throw new SlackError('invalid_cursor');
  const next = start + limit < all.length ? Buffer.from(`next:${start + limit}`).toString('base64') : '';
  return { [key]: all.slice(start, start + limit), response_metadata: { next_cursor: next } };
}
