/** The kinds of steps in a play: an act alone, pressed twice, beside another, from elsewhere; time, sweeps, deliveries, old readings. */
import type { Grant } from '../../src/domain/grant.ts';
import type { Request } from '../../src/domain/request.ts';
import { endGrant } from '../../src/operations/ledger.ts';
import { expireInvitations } from '../../src/operations/people/expire-invitations.ts';
import { castVote } from '../../src/operations/requests/requests.ts';
import { sweepBeginnings } from '../../src/operations/requests/sweep-beginnings.ts';
import { sweepGrants } from '../../src/operations/requests/sweep-grants.ts';
import { sweepReminders } from '../../src/operations/requests/sweep-reminders.ts';
import { sweepRequests } from '../../src/operations/requests/sweep-requests.ts';
import { sweepWarnings } from '../../src/operations/requests/sweep-warnings.ts';
import { type Act, type Deed, type Dice, day, hour, minute, products } from './acts/act.ts';
import { arriveInSlack, bid, finish, recover, resend, takeAway, uninvite } from './acts/coming.ts';
import { approve, ask, cancel, deny, more } from './acts/requests.ts';
import { giveBack, remove, set } from './acts/roles.ts';
import { add, discard, label, make, rename, restrict, takeOff } from './acts/things.ts';
import { whatDiffers } from './compare.ts';
import { agree, done, foretold, look, mustBeWhole, type Outcome, type Play, type Player } from './play.ts';

/** As often as they stand here, so often they are chosen. */
const deeds: readonly Deed[] = [
  ...[ask, ask, ask, ask, approve, approve, approve, approve, deny, cancel, more, more],
  ...[set, set, set, remove, giveBack, giveBack],
  ...[make, make, make, add, add, add, takeOff, label, label, restrict, rename, discard],
  ...[bid, bid, bid, arriveInSlack, arriveInSlack, resend, uninvite, takeAway, finish, recover],
];

/** What a step is made from: whole numbers, so that it can be made smaller and said again. */
export interface Raw {
  mode: number;
  numbers: readonly number[];
}

/** What was read earlier, to be acted on as if it were still so. */
export interface Memory {
  requests: { at: number; request: Request }[];
  grants: { at: number; grant: Grant }[];
}

export function diceOf(numbers: readonly number[], tag: string): Dice {
  let at = 0;
  const next = (): number => numbers[at++ % numbers.length] ?? 0;
  return {
    tag,
    of: (values) => values[next() % Math.max(1, values.length)],
    once: (outOf) => next() % outOf === outOf - 1,
  };
}

interface Setting {
  play: Play;
  memory: Memory;
  dice: Dice;
  who: Player;
}

const say = (outcome: Outcome): string => JSON.stringify(outcome);

function choose({ dice, who }: Setting): Act | undefined {
  return dice.of(deeds)?.(dice, who.book);
}

function mustAgree(text: string, real: Outcome, said: Outcome): void {
  if (!agree(real, said)) throw new Error(`${text}\n  came to ${say(real)}\n  and the oracle said ${say(said)}`);
}

/** One act by itself. */
async function alone(setting: Setting): Promise<string> {
  const act = choose(setting);
  if (!act) return 'nothing to choose';
  const { play, who } = setting;
  const said = foretold(who.book, act);
  const real = await done(play, who, act);
  who.book = said.book;
  const text = `${act.text} -> ${say(real)}`;
  mustAgree(act.text, real, said.outcome);
  await mustBeWhole(play, text);
  return text;
}

/** The same payload a second time, later or at the same moment: answered as the first, and nothing changes. */
async function twice(setting: Setting, atOnce: boolean): Promise<string> {
  const act = choose(setting);
  if (!act) return 'nothing to choose';
  const { play, who, dice } = setting;
  const key = `key ${dice.tag}`;
  const said = foretold(who.book, act);
  const press = () => done(play, who, act, key);
  const first = press();
  const [real, repeat] = atOnce ? await Promise.all([first, press()]) : [await first, await press()];
  // Somebody who arrives has no key of their own: arriving again changes nothing.
  who.book = said.book;
  const text = `${act.text} (twice${atOnce ? ' at once' : ''}) -> ${say(real)}`;
  mustAgree(act.text, real, said.outcome);
  // A refusal may be asked again, and is refused again.
  mustAgree(`${act.text}, repeated`, repeat, said.outcome);
  if ('done' in real && !act.text.startsWith('arrive')) play.told.push({ key });
  await mustBeWhole(play, text);
  return text;
}

/** Two acts at the same moment come to what they would one after the other, in one order or in the other. */
async function together(setting: Setting): Promise<string> {
  const { play, who, dice } = setting;
  const [a, b] = [choose(setting), choose({ ...setting, dice: { ...dice, tag: `${dice.tag}b` } })];
  if (!a || !b) return 'nothing to choose';
  const before = who.book;
  const [realA, realB] = await Promise.all([done(play, who, a), done(play, who, b)]);
  const text = `${a.text} -> ${say(realA)}, and at once ${b.text} -> ${say(realB)}`;
  const orders = [
    () => {
      const first = foretold(before, a);
      const second = foretold(first.book, b);
      return { book: second.book, fits: agree(realA, first.outcome) && agree(realB, second.outcome) };
    },
    () => {
      const first = foretold(before, b);
      const second = foretold(first.book, a);
      return { book: second.book, fits: agree(realB, first.outcome) && agree(realA, second.outcome) };
    },
  ].map((order) => order());
  const fitting = orders.filter(({ fits }) => fits).map(({ book }) => book);
  if (fitting.length === 0) throw new Error(`${text}\n  fits neither order of the two`);
  for (const book of fitting) {
    who.book = book;
    await look(play);
    if ((await whatDiffers({ ...who, state: play.state })).length === 0) break;
  }
  await mustBeWhole(play, text);
  return text;
}

/** An act with the ids of another tenant comes to a refusal, and changes nothing in either. */
async function fromElsewhere(setting: Setting): Promise<string> {
  const { play, who } = setting;
  const other = play.players.find((one) => one !== who);
  const act = dice3(setting);
  if (!act || !other) return 'nothing to choose';
  const home = who.house;
  const strange = { ...who, house: { ...other.house, act: other.house.act, wide: other.house.wide } };
  // Everything that the act speaks of is of one tenant, and it is tried in the other, by somebody there.
  const by = other.names.person('ada');
  const house = {
    ...strange.house,
    act: (_by: unknown, ...rest: never[]) => (other.house.act as (...all: unknown[]) => Promise<unknown>)(by, ...rest),
    wide: (_by: unknown, ...rest: never[]) =>
      (other.house.wide as (...all: unknown[]) => Promise<unknown>)(by, ...rest),
  } as unknown as typeof home;
  const real = await done(play, { ...who, house }, act);
  const text = `${act.text}, tried from another tenant -> ${say(real)}`;
  const harmless = 'done' in real && /"verdict":"(refuse|skip|refused)"|"products":0/.test(say(real));
  if ('done' in real && !harmless) throw new Error(`${text}\n  and it must be refused`);
  await mustBeWhole(play, text);
  return text;
}

/** Of acts that speak of something that exists. */
const pointed: readonly Deed[] = [
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
const dice3 = ({ dice, who }: Setting): Act | undefined => dice.of(pointed)?.(dice, who.book);

const jumps = [minute, 20 * minute, hour, 5 * hour, day, 4 * day, 15 * day];

/** Time passes; what is over is over, swept or not. */
async function time({ play, dice }: Setting): Promise<string> {
  const milliseconds = dice.of(jumps) ?? minute;
  play.stage.clock.passes({ seconds: milliseconds / 1000 });
  for (const player of play.players) player.book.now = play.stage.clock.now();
  const text = `${milliseconds / minute} minutes pass`;
  await mustBeWhole(play, text);
  return text;
}

const sweeps = { sweepGrants, sweepRequests, sweepReminders, sweepWarnings, sweepBeginnings, expireInvitations };

/** Some sweeps, in any order, two at once; none of them changes what anybody holds. */
async function sweep({ play, dice, who }: Setting): Promise<string> {
  const names = Object.keys(sweeps) as (keyof typeof sweeps)[];
  const chosen = [dice.of(names), dice.of(names), dice.of(names)].filter((one) => one !== undefined);
  for (const product of products) {
    const runs = chosen.map((name) => who.house.act(null, product, sweeps[name], undefined));
    await Promise.all(runs);
  }
  const text = `swept: ${chosen.join(', ')}`;
  await mustBeWhole(play, text);
  return text;
}

/** The worker's side: some deliveries are made, one is put off. */
async function deliver({ play, dice }: Setting): Promise<string> {
  const { across } = play.stage.db;
  let made = 0;
  for (let left = 8; left > 0; left--) {
    const claimed = await across.claimDelivery();
    if (!claimed) break;
    if (dice.once(7)) await across.failDelivery(claimed, 'no such channel');
    else await across.finishDelivery(claimed);
    made += 1;
  }
  await mustBeWhole(play, `${made} deliveries`);
  return `${made} deliveries made`;
}

/** Reads a request and a grant as they are, to be acted on later. */
async function remember({ memory, dice, who, play }: Setting): Promise<string> {
  const at = play.players.indexOf(who);
  const asked = dice.of(who.book.requests.filter(({ state }) => state === 'pending'));
  const held = dice.of(who.book.grants.filter(({ ended }) => ended === null));
  await who.house.read(async (read) => {
    if (asked) memory.requests.push({ at, request: await read.requests.get(who.names.request(asked.number)) });
    if (held) {
      const grant = await read.grants.get(who.names.grant(held) as Grant['id']);
      if (grant.endedAt === null) memory.grants.push({ at, grant });
    }
  });
  return `read R-${asked?.number} and grant ${held?.n}`;
}

/** Acts on what was read earlier and has changed since, past every check but the last one: nothing may come of it. */
async function onOldReading({ play, memory, dice }: Setting): Promise<string> {
  const changed = memory.requests.filter(({ request }) => {
    const row = play.state.requests.find(({ id }) => id === request.id) as unknown as { revision: number };
    return row.revision !== request.revision;
  });
  const moved = memory.grants.filter(({ grant }) => {
    const row = play.state.grants.find(({ id }) => id === grant.id);
    return row?.ended_at !== grant.endedAt || row.ends_at !== grant.endsAt;
  });
  const productOf = (player: Player, workspace: string): string =>
    [...player.house.places].find(([, { id }]) => id === workspace)?.[0] ?? '';
  const old = dice.once(2) ? dice.of(changed) : undefined;
  const gone = dice.of(moved);
  const which = old ?? gone;
  const player = play.players[which?.at ?? 0];
  if (!which || !player) return 'nothing has changed since it was read';
  const by = player.names.person('ada');
  const act = old
    ? player.house.act(
        by,
        productOf(player, old.request.workspace),
        (desk) => castVote(desk, old.request, { verdict: 'deny', comment: 'late' }),
        undefined,
      )
    : player.house.act(
        by,
        productOf(player, gone?.grant.workspace ?? ''),
        async (desk) => gone && endGrant(desk, gone.grant, 'late'),
        undefined,
      );
  const refused = await act.then(
    () => undefined,
    (error: { kind?: string }) => error.kind,
  );
  const text = `an act on an old reading of ${old?.request.id ?? gone?.grant.id} -> ${refused ?? 'done'}`;
  if (refused !== 'conflict') throw new Error(`${text}\n  and it must be a conflict`);
  await mustBeWhole(play, text);
  return text;
}

type Step = (setting: Setting) => Promise<string>;

/** The first is what a step is made smaller to. */
const modes: readonly Step[] = [
  ...Array<Step>(12).fill(alone),
  (setting) => twice(setting, false),
  (setting) => twice(setting, true),
  ...Array<Step>(3).fill(together),
  fromElsewhere,
  ...Array<Step>(3).fill(time),
  sweep,
  sweep,
  deliver,
  remember,
  remember,
  onOldReading,
  onOldReading,
];

/** Makes one step of a play and tells what it was; throws where anything is not as it should be. */
export function step(play: Play, memory: Memory, { mode, numbers }: Raw): Promise<string> {
  const dice = diceOf(numbers.slice(1), `${play.steps}`);
  const who = play.players[(numbers[0] ?? 0) % 5 === 4 ? 1 : 0];
  if (!who) throw new Error('nobody plays');
  return (modes[mode % modes.length] ?? alone)({ play, memory, dice, who });
}

export const modesCount = modes.length;
