/** Acts that are typed: each line has a word or a name of its own, by which it is found again in the history. */
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { reasonWord } from '../marks.ts';
import type { Deed, SeenEvent, Trace } from './act.ts';
import { type Board, take } from './board.ts';

const holds = (value: unknown, mark: string): boolean => typeof value === 'string' && value.includes(mark);
const says =
  (field: string, mark: string) =>
  ({ happening }: SeenEvent): boolean =>
    holds(happening[field], mark);

type Rest = Omit<Deed, 'kind' | 'who' | 'line' | 'send' | 'payload' | 'after'> & { after?: Deed['after'] };

const typed = (slack: LocalSlack, kind: string, who: string, line: string, rest: Rest): Deed => ({
  kind,
  who,
  line,
  payload: 'slash_commands',
  send: () => slack.as(who).types('#general', line),
  after: () => {},
  ...rest,
});

export function make(slack: LocalSlack, board: Board): Deed {
  const name = board.fresh('P-');
  return typed(slack, 'make', board.admin(), `/role project new ${name} in web`, {
    done: /^Made the project/,
    trace: { type: 'thing.created', times: 1, is: ({ happening }) => happening.name === name },
    after: (verdict) => void (verdict === 'acknowledged' && board.projects.push(name)),
  });
}

/** Of a project that nobody speaks of yet, so that only this line can miss. */
export function rename(slack: LocalSlack, board: Board): Deed | undefined {
  const from = take(board.projects, board.chance);
  if (!from) return undefined;
  const to = board.fresh('Q-');
  return typed(slack, 'rename', board.admin(), `/role project rename ${from} to ${to}`, {
    done: /is called/,
    trace: { type: 'thing.renamed', times: 1, is: ({ happening }) => happening.to === to },
  });
}

export function ask(slack: LocalSlack, board: Board): Deed | undefined {
  const pair = board.pair();
  if (!pair) return undefined;
  const mark = board.fresh('ask');
  const line = `/role request project ${pair.project} for 4h because ${reasonWord} ${mark} for the launch`;
  return typed(slack, 'ask', pair.who, line, {
    done: /^R-\d+\. You have asked/,
    trace: { type: 'request.opened', times: 1, is: says('reason', `${mark} `) },
    after: (verdict, text) => {
      const number = Number(/R-(\d+)\. You have asked/.exec(text)?.[1]);
      if (verdict === 'acknowledged' && number) board.waiting.push({ number, who: pair.who });
    },
  });
}

export function approve(slack: LocalSlack, board: Board): Deed | undefined {
  // Not taken away: somebody else may approve the same one at the same moment.
  const asked = board.chance.one(board.waiting);
  if (!asked) return undefined;
  const who = board.admin();
  return typed(slack, 'approve', who, `/role approve R-${asked.number}`, {
    done: /^R-\d+ is approved/,
    trace: approvalBy(who, asked.number),
    after: (verdict) => {
      over(board, asked.number);
      if (verdict === 'acknowledged') board.approved.push(asked);
    },
  });
}

/** What an approval leaves: by words or by the button, it is the same voice. */
export const approvalBy = (who: string, number: number): Trace => ({
  type: 'request.voted',
  times: 1,
  shared: `${who} approves R-${number}`,
  is: ({ by, request, happening }) => by === who && request === number && happening.verdict === 'approve',
});

/** Nobody acts on it from here on. */
export function over(board: Board, number: number): void {
  const at = board.waiting.findIndex((it) => it.number === number);
  if (at >= 0) board.waiting.splice(at, 1);
}

export function deny(slack: LocalSlack, board: Board): Deed | undefined {
  const asked = take(board.waiting, board.chance);
  if (!asked) return undefined;
  const mark = board.fresh('deny');
  return typed(slack, 'deny', board.admin(), `/role deny R-${asked.number} because ${reasonWord} ${mark} not now`, {
    done: /^R-\d+ is denied/,
    trace: { type: 'request.voted', times: 1, is: says('comment', `${mark} `) },
  });
}

export function cancel(slack: LocalSlack, board: Board): Deed | undefined {
  const asked = take(board.waiting, board.chance);
  if (!asked) return undefined;
  return typed(slack, 'cancel', asked.who, `/role cancel R-${asked.number}`, {
    done: /is cancelled/,
    trace: {
      type: 'request.cancelled',
      times: 1,
      is: ({ by, request }) => by === asked.who && request === asked.number,
    },
  });
}

export function end(slack: LocalSlack, board: Board): Deed | undefined {
  const asked = take(board.approved, board.chance);
  if (!asked) return undefined;
  const mark = board.fresh('end');
  return typed(slack, 'end', asked.who, `/role end R-${asked.number} because ${reasonWord} ${mark} it is done`, {
    done: /^It has ended/,
    trace: { type: 'grant.ended', times: 1, is: says('because', `${mark} `) },
  });
}

/** Two people at once: both or neither. */
export function add(slack: LocalSlack, board: Board): Deed | undefined {
  const [one, other] = [board.pair(), board.pair()];
  if (!one) return undefined;
  const people = other && other.project === one.project && other.who !== one.who ? [one.who, other.who] : [one.who];
  const mark = board.fresh('add');
  const mentions = people.map((who) => `@${who}`).join(' ');
  return typed(
    slack,
    'add',
    board.admin(),
    `/role add ${mentions} to project ${one.project} because ${reasonWord} ${mark} they work there`,
    {
      done: /is assigned to/,
      trace: { type: 'grant.opened', times: people.length, is: says('reason', `${mark} `) },
      after: (verdict) => {
        if (verdict === 'acknowledged') board.added.push(...people.map((who) => ({ who, project: one.project })));
      },
    },
  );
}

export function remove(slack: LocalSlack, board: Board): Deed | undefined {
  const added = take(board.added, board.chance);
  if (!added || !board.projects.includes(added.project)) return undefined;
  const mark = board.fresh('remove');
  const line = `/role remove @${added.who} from project ${added.project} because ${reasonWord} ${mark} they are done`;
  return typed(slack, 'remove', board.admin(), line, {
    done: /is no longer/,
    trace: { type: 'grant.ended', times: 1, is: says('because', `${mark} `) },
  });
}

export function set(slack: LocalSlack, board: Board): Deed {
  const mark = board.fresh('set');
  const role = board.chance.one(['member', 'collaborator', 'guest']) ?? 'member';
  const line = `/role set @${board.mover()} ${role} because ${reasonWord} ${mark} as agreed`;
  return typed(slack, 'set', board.admin(), line, {
    done: /is now \w+ in/,
    trace: { type: 'role.set', times: 1, is: says('reason', `${mark} `) },
  });
}

/** A stronger role for a time, on top; whoever has it gets more time. */
export function cover(slack: LocalSlack, board: Board): Deed {
  const mark = board.fresh('cover');
  const line = `/role set @${board.mover()} admin for 4h because ${reasonWord} ${mark} for tonight`;
  return typed(slack, 'cover', board.admin(), line, {
    done: /is Admin in \w+ until/,
    trace: { type: 'grant.opened', or: 'grant.extended', times: 1, is: says('reason', `${mark} `) },
  });
}

export function invite(slack: LocalSlack, board: Board): Deed {
  const email = `${board.fresh('new')}@${reasonWord}.example`;
  return typed(slack, 'invite', board.admin(), `/role invite ${email} as member`, {
    done: /is invited as/,
    trace: { type: 'invitation.sent', times: 1, is: (event) => event.email === email },
  });
}
