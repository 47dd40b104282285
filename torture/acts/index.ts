/** Everything that people do under torture, and how often. */
import type { LocalSlack } from '../../src/local-slack/index.ts';
import type { Deed } from './act.ts';
import type { Board } from './board.ts';
import { fillAsking, fillDenial, pressApprove, pressDone } from './pressed.ts';
import { add, approve, ask, cancel, cover, deny, end, invite, make, remove, rename, set } from './typed.ts';

type Making = (slack: LocalSlack, board: Board) => Deed | undefined;

const makings = {
  ask,
  approve,
  deny,
  cancel,
  end,
  add,
  remove,
  set,
  cover,
  make,
  rename,
  invite,
  pressApprove,
  pressDone,
  fillAsking,
  fillDenial,
} satisfies Record<string, Making>;

const weights: Readonly<Record<keyof typeof makings, number>> = {
  ask: 20,
  approve: 12,
  deny: 6,
  cancel: 5,
  end: 8,
  add: 8,
  remove: 5,
  set: 5,
  cover: 3,
  make: 7,
  rename: 2,
  invite: 4,
  pressApprove: 10,
  pressDone: 5,
  fillAsking: 5,
  fillDenial: 3,
};

/** The next thing that somebody does; undefined where there is nothing to do it to yet. */
export const nextDeed = (slack: LocalSlack, board: Board): Deed | undefined =>
  makings[board.chance.weighted(weights)](slack, board);
