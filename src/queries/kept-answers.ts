/** What was answered to a payload when it came first: the same payload is answered with the same, whatever has changed since. */
import type { Query } from './look.ts';

/** By the payload's key; undefined when it was never carried out. */
export const keptAnswer: Query<string, unknown> = async (read, _caller, key) => {
  const kept = await read.inbox.find(key);
  return kept?.answer ? (JSON.parse(kept.answer) as unknown) : undefined;
};
