/** A play: acts one after the other on a stage, each foretold by the oracle, and everything looked at after each. */
import { Refusal } from '../../src/domain/refusal.ts';
import type { State } from '../support/invariants/rows.ts';
import { stateOf } from '../support/invariants/rows.ts';
import { type Acknowledged, violationsOf } from '../support/invariants.ts';
import type { Act } from './acts/act.ts';
import { products } from './acts/act.ts';
import { type Book, keepers, No } from './book.ts';
import { grantsDiffer, rightsDiffer, whatDiffers } from './compare.ts';
import { keepersDiffer } from './compare-keepers.ts';
import { type Names, namesIn } from './ids.ts';
import { open } from './ledger.ts';
import { cast, guests, type House, type Stage } from './stage.ts';

/** One tenant, as the oracle follows it. */
export interface Player {
  house: House;
  names: Names;
  book: Book;
}

/** What became of an act, or is to become of it. */
export type Outcome = { done: unknown } | { no: string; code: string | undefined };

export interface Play {
  stage: Stage;
  players: readonly Player[];
  state: State;
  /** How many denials must be in the history. */
  denials: number;
  /** What somebody was told was done, under its key. */
  told: Acknowledged[];
  steps: number;
}

/** Expected later, and not known yet. */
const strangers = ['kim', 'lou', 'zoe', 'ivy', 'uma'];

function firstBook(now: number): Book {
  const people = Object.fromEntries([
    ...['ada', ...Object.keys(cast)].map((name) => [
      name,
      { state: 'active', inSlack: 'active', isGuest: guests.has(name) },
    ]),
    ...strangers.map((name) => [name, { state: 'unknown', inSlack: 'absent' }]),
  ]) as Book['people'];
  const root = (key: string) => ({ key, product: key, type: 'workspace', name: key, inside: null });
  const things = products.map((key) => ({ ...root(key), closed: false, archived: false, tags: [], owners: [] }));
  const book: Book = { now, people, grants: [], requests: [], invitations: [], things, tasks: [], lastNumber: 1000 };
  const holds = (person: string, product: string, role: string) =>
    open(book, { product, person, thing: product, role, source: 'baseline', ref: '', starts: now, ends: null });
  for (const product of products) holds('ada', product, keepers[product] ?? '');
  for (const [person, roles] of Object.entries(cast))
    for (const [product, role] of Object.entries(roles)) holds(person, product, role);
  furnish(book);
  return book;
}

/** What stands on the stage, in the order in which it was put there. */
function furnish(book: Book): void {
  const put = (product: string, type: string, key: string, name: string, inside = product) => {
    const thing = { key, product, type, name, inside, closed: false, archived: false, tags: [], owners: [] };
    book.things.push(thing);
    return thing as Book['things'][number];
  };
  const holds = (person: string, product: string, thing: string, role: string) =>
    open(book, { product, person, thing, role, source: 'direct', ref: '', starts: book.now, ends: null });
  put('miruni', 'team', 'web', 'Web');
  put('minikai', 'mini_label', 'house', 'House');
  put('minikai', 'mini', 'rose', 'Rose').tags.push('house');
  holds('mel', 'miruni', 'web', 'admin');
  holds('pat', 'miruni', 'web', 'member');
  put('miruni', 'project', 'site', 'Site', 'web').owners.push('mel');
  holds('cal', 'miruni', 'site', 'assigned');
  holds('pat', 'minikai', 'house', 'view');
  holds('cal', 'minikai', 'house', 'view');
}

/** Begins with what the stage was set with. */
export async function begin(stage: Stage): Promise<Play> {
  const state = await stateOf(stage.rows);
  const players: Player[] = [];
  for (const house of stage.houses) {
    const book = firstBook(stage.clock.now());
    const names = namesIn(house, state);
    await names.refresh(book, state);
    players.push({ house, names, book });
  }
  return { stage, players, state, denials: 0, told: [], steps: 0 };
}

/** What the rules say would come of it; the book given stays as it is. */
export function foretold(book: Book, act: Act): { book: Book; outcome: Outcome } {
  const after = structuredClone(book);
  try {
    return { outcome: { done: act.foretell(after) }, book: after };
  } catch (error) {
    if (!(error instanceof No)) throw error;
    return { outcome: { no: error.kind, code: error.code }, book };
  }
}

/** What really comes of it; anything that is not a refusal is a failure of the product. */
export async function done(play: Play, { house, names }: Player, act: Act, key?: string): Promise<Outcome> {
  try {
    const answer = await act.perform(house, names, key);
    return { done: answer };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.kind === 'denied') play.denials += 1;
    return { no: error.kind, code: error.detail.code };
  }
}

export function agree(real: Outcome, said: Outcome): boolean {
  if ('done' in real || 'done' in said) return JSON.stringify(real) === JSON.stringify(said);
  return real.no === said.no && (said.code === undefined || real.code === said.code);
}

const inHouse = ({ house }: Player, one: string): string => `${house.tenant}: ${one}`;

/** What is not as it should be after a step: invariants of the database, and where it differs from the books. */
async function problems(play: Play): Promise<string[]> {
  const { state, players, denials, told, steps } = play;
  const found = violationsOf(state, { acknowledged: told });
  const denied = state.history.filter(({ happening }) => happening.type === 'act.denied').length;
  if (denied !== denials) found.push(`The history has ${denied} denials, and there were ${denials}.`);
  for (const player of players) for (const one of whatDiffers({ ...player, state })) found.push(inHouse(player, one));
  // Asking the product costs more than reading rows: the two tenants and the products take turns.
  const [turn, nth] = [Math.floor(steps / 4), steps % 4 === 3 ? 1 : 0];
  const asked = players[nth];
  if (!asked) return found;
  const both = { ...asked, state };
  const answers = [
    ...(await grantsDiffer(both)),
    ...(await keepersDiffer(both)),
    ...(await rightsDiffer(both, nth === 0 ? steps : turn)),
  ];
  return [...found, ...answers.map((one) => inHouse(asked, one))];
}

/** Reads everything anew, and tells what is wrong. */
export async function look(play: Play): Promise<string[]> {
  play.steps += 1;
  play.state = await stateOf(play.stage.rows);
  for (const { names, book } of play.players) await names.refresh(book, play.state);
  return problems(play);
}

/** Fails with what is wrong. */
export async function mustBeWhole(play: Play, said: string): Promise<void> {
  const found = await look(play);
  if (found.length > 0) throw new Error(`After ${said}:\n  ${found.slice(0, 12).join('\n  ')}`);
}
