/** Steps in which somebody acts: alone, pressing twice, at the same moment as somebody else, with what belongs to another tenant. */
import type { Act, Deed } from '../acts/act.ts';
import type { Book } from '../book.ts';
import { whatDiffers } from '../compare.ts';
import { agree, done, foretold, look, mustBeWhole, type Outcome } from '../play.ts';
import { onlyAs } from '../stage.ts';
import { deeds, focused, pointed } from './deeds.ts';
import { mustAgree, nothing, type Setting, type Step, say } from './setting.ts';

const comesToSomething = (outcome: Outcome): boolean =>
  'done' in outcome && !/"(skip|refuse|same|already)"/.test(say(outcome));

/** One that comes to something, twice out of three times; otherwise any, most of which are refused. */
function choose({ dice, who, memory }: Setting, among?: readonly Deed[]): Act | undefined {
  const from = among ?? (dice.once(3) ? deeds : focused(memory.focus));
  const isAny = dice.once(3);
  let last: Act | undefined;
  for (let deedsLeft = 4; deedsLeft > 0; deedsLeft--) {
    const chosen = dice.of(from);
    for (let left = 6; left > 0; left--) {
      const act = chosen?.(dice, who.book);
      if (!act) break;
      last = act;
      if (isAny || comesToSomething(foretold(who.book, act).outcome)) return act;
    }
  }
  return last;
}

/** One act by itself. */
export const alone: Step = async (setting) => {
  const act = choose(setting);
  if (!act) return nothing;
  const { play, who } = setting;
  const said = foretold(who.book, act);
  const real = await done(play, who, act);
  who.book = said.book;
  mustAgree(act.text, real, said.outcome);
  const text = `${act.text} -> ${say(real)}`;
  await mustBeWhole(play, text);
  return text;
};

/** The same payload a second time, later or at the same moment: answered as the first, and nothing changes. */
const twice =
  (atOnce: boolean): Step =>
  async (setting) => {
    const act = choose(setting);
    if (!act) return nothing;
    const { play, who, dice } = setting;
    const key = `key ${dice.tag}`;
    const said = foretold(who.book, act);
    const press = () => done(play, who, act, key);
    const first = press();
    const [real, repeat] = atOnce ? await Promise.all([first, press()]) : [await first, await press()];
    who.book = said.book;
    const text = `${act.text} (twice${atOnce ? ' at once' : ''}) -> ${say(real)}`;
    mustAgree(act.text, real, said.outcome);
    // A refusal may be asked again, and is refused again.
    mustAgree(`${act.text}, repeated`, repeat, said.outcome);
    // What Slack says of somebody carries no key; said again, it changes nothing.
    if ('done' in real && !act.text.startsWith('arrive')) play.told.push({ key });
    await mustBeWhole(play, text);
    return text;
  };

export const twiceLater: Step = twice(false);
export const twiceAtOnce: Step = twice(true);

/** The book after both, if what really came of them is what comes of one after the other. */
function inOrder(before: Book, acts: readonly { act: Act; real: Outcome }[]): Book | undefined {
  let book = before;
  for (const { act, real } of acts) {
    const said = foretold(book, act);
    if (!agree(real, said.outcome)) return undefined;
    book = said.book;
  }
  return book;
}

/** Two acts at the same moment come to what they would one after the other, in one order or in the other. */
export const together: Step = async (setting) => {
  const { play, who, dice } = setting;
  const [a, b] = [choose(setting), choose({ ...setting, dice: { ...dice, tag: `${dice.tag}b` } })];
  if (!a || !b) return nothing;
  const before = who.book;
  const [realA, realB] = await Promise.all([done(play, who, a), done(play, who, b)]);
  const text = `${a.text} -> ${say(realA)}, and at once ${b.text} -> ${say(realB)}`;
  const [first, second] = [
    { act: a, real: realA },
    { act: b, real: realB },
  ];
  const fitting = [inOrder(before, [first, second]), inOrder(before, [second, first])].filter(
    (one) => one !== undefined,
  );
  if (fitting.length === 0) throw new Error(`${text}\n  fits neither order of the two`);
  for (const book of fitting) {
    who.book = book;
    await look(play);
    if (whatDiffers({ ...who, state: play.state }).length === 0) break;
  }
  await mustBeWhole(play, text);
  return text;
};

/** An Admin of one tenant acts on what belongs to the other: refused, and nothing changes in either. */
export const fromElsewhere: Step = async (setting) => {
  const { play, who } = setting;
  const other = play.players.find((one) => one !== who);
  const act = choose(setting, pointed);
  if (!act || !other) return nothing;
  const house = onlyAs(other.house, other.names.person('ada'));
  const real = await done(play, { ...who, house }, act);
  const text = `${act.text}, tried from another tenant -> ${say(real)}`;
  if ('done' in real) throw new Error(`${text}\n  and it must be refused`);
  await mustBeWhole(play, text);
  return text;
};
