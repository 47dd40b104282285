/** What a bad day of Slack looks like: hanging, throttling, failing, losing its replies, cutting sockets. */
import type { LocalSlack } from '../src/local-slack/index.ts';
import type { Chance } from './chance.ts';

/** Calls at start-up are spared: a bot that Slack does not let in ends, says why, and is started again by its supervisor. */
const methods = [
  'chat.postMessage',
  'chat.update',
  'conversations.open',
  'views.open',
  'views.update',
  'views.publish',
  'users.info',
  'response_url',
] as const;

export interface Mischief {
  stop(): void;
}

/** Begins it; until it is stopped every call may meet a fault, and every few seconds the sockets are cut. */
export function startMischief(slack: LocalSlack, chance: Chance): Mischief {
  for (const method of methods) {
    const always = { method, times: Number.POSITIVE_INFINITY };
    slack.faults.add({ ...always, kind: 'drop', chance: 0.04 });
    slack.faults.add({ ...always, kind: 'server_error', chance: 0.03 });
    slack.faults.add({ ...always, kind: 'rate_limited', retryAfter: 1, chance: 0.01 });
    slack.faults.add({ ...always, kind: 'hang', chance: 0.002 });
  }
  let timer: NodeJS.Timeout;
  const cut = (): void => {
    slack.disconnectSockets(chance.hit(0.5) ? 'refresh_requested' : 'warning');
    timer = setTimeout(cut, chance.whole(4_000, 15_000));
  };
  timer = setTimeout(cut, chance.whole(4_000, 15_000));
  return {
    stop() {
      clearTimeout(timer);
      slack.faults.clear();
    },
  };
}
