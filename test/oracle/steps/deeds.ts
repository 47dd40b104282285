/** What people do in plays: everything, what a play is mostly about, and what speaks of something that exists. */
import type { Deed } from '../acts/act.ts';
import { ask, more } from '../acts/asking.ts';
import { arriveInSlack, resend, uninvite } from '../acts/coming.ts';
import { approve, cancel, deny } from '../acts/deciding.ts';
import { bid } from '../acts/inviting.ts';
import { finish, recover, takeAway } from '../acts/leaving.ts';
import { add, takeOff } from '../acts/people-on-things.ts';
import { giveBack, remove } from '../acts/roles.ts';
import { lowerKeeper, set, setGiver } from '../acts/setting.ts';
import { discard, label, make, rename, restrict } from '../acts/things.ts';

/** As often as they stand here, so often they are chosen. */
export const deeds: readonly Deed[] = [
  ...[ask, ask, ask, ask, approve, approve, approve, approve, approve, approve, deny, cancel, more, more],
  ...[set, set, set, setGiver, setGiver, lowerKeeper, remove, giveBack, giveBack],
  ...[make, make, make, add, add, add, takeOff, label, label, restrict, rename, discard],
  ...[bid, bid, bid, arriveInSlack, arriveInSlack, resend, uninvite, takeAway, finish, recover],
];

/** Mistakes often need several acts of one kind in a row, which are rare where everything is equally frequent. */
const focuses: readonly (readonly Deed[])[] = [
  deeds,
  [ask, ask, ask, approve, approve, approve, approve, deny, cancel],
  [ask, approve, approve, more, more, approve, giveBack, remove, set],
  [set, set, setGiver, lowerKeeper, remove, giveBack, approve, ask],
  [make, add, add, takeOff, label, restrict, discard, ask, approve],
  [ask, ask, approve, approve, discard, make, more, giveBack],
  [bid, arriveInSlack, resend, uninvite, takeAway, finish, recover, ask, approve, set],
];

export const focusesCount = focuses.length;

export const focused = (focus: number): readonly Deed[] => focuses[focus] ?? deeds;

/** Acts that speak of something that exists. */
export const pointed: readonly Deed[] = [
  approve,
  deny,
  cancel,
  more,
  giveBack,
  rename,
  restrict,
  label,
  add,
  takeOff,
  set,
  remove,
];
