// Slack's rate limits as a switch: a bucket per method, app and workspace for a minute, one message a second per channel.
import type { Clock } from './clock.ts';

export type Tier = 1 | 2 | 3 | 4 | 'special';
const PER_MINUTE: Record<Tier, number> = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 };

export interface RateLimits {
  on: boolean;
  /** Seconds to wait, when the caller is over the limit. */
  over(key: string, tier: Tier): number | undefined;
  /** The same for one message per second in one channel. */
  overInChannel(channel: string): number | undefined;
  /** Empties all buckets. */
  forget(): void;
}

/** Empty buckets, counted by this clock. */
export function createRateLimits(clock: Clock, on: boolean): RateLimits {
  const buckets = new Map<string, { since: number; used: number }>();
  const take = (key: string, limit: number, windowMs: number): number | undefined => {
    const now = clock.now();
    const bucket = buckets.get(key);
    if (!bucket || now - bucket.since >= windowMs) {
      buckets.set(key, { since: now, used: 1 });
      return undefined;
    }
    if (bucket.used < limit) {
      bucket.used++;
      return undefined;
    }
    return Math.max(1, Math.ceil((bucket.since + windowMs - now) / 1000));
  };
  const limits: RateLimits = {
    on,
    over: (key, tier) => (limits.on ? take(key, PER_MINUTE[tier], 60_000) : undefined),
    overInChannel: (channel) => (limits.on ? take(`channel ${channel}`, 1, 1000) : undefined),
    forget: () => buckets.clear(),
  };
  return limits;
}
