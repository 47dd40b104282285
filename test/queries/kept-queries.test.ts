/** Queries whose answers are kept: they say what a reader without memory says, whatever happens, and each caller has their own. */
import { openDatabase } from '../../src/db/index.ts';
import type { Database } from '../../src/db/ports.ts';
import type { Caller } from '../../src/domain/caller.ts';
import type { SubjectId, ThingId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { openGrant } from '../../src/operations/ledger.ts';
import { offboard } from '../../src/operations/people/offboard.ts';
import { requestAccess } from '../../src/operations/requests/request-access.ts';
import { renameThing } from '../../src/operations/things/rename-thing.ts';
import { home } from '../../src/queries/home.ts';
import { lookOn, questionOf } from '../../src/queries/look.ts';
import { maySeePerson } from '../../src/queries/may.ts';
import { nameable } from '../../src/queries/names.ts';
import { people, personCard } from '../../src/queries/person.ts';
import { requestPage } from '../../src/queries/request-page.ts';
import { requestByNumber } from '../../src/queries/requests.ts';
import { subjectBySlackId } from '../../src/queries/subjects.ts';
import { thingCard } from '../../src/queries/thing-card.ts';
import { openWorld, type World } from '../operations/people/world.ts';

let world: World;
let beside: Database;
let web: ThingId;
const names = ['ada', 'mel', 'gus'] as const;
beforeAll(async () => {
  world = await openWorld('sqlite', ['minikai', 'miruni'], { remembers: true });
  await world.staff('miruni', { mel: 'member', gus: 'guest' });
  await world.staff('minikai', { mel: 'admin' });
  web = await world.thing('miruni', 'team', 'Web', { admin: ['mel'] });
  const { url } = world.test;
  const settings = { url, inboxKey: new Uint8Array(32), owedFor: () => [], besideTheBot: true };
  beside = await openDatabase(settings, { clock: world.clock });
});
afterAll(async () => {
  await beside.close();
  await world.close();
});

const said = async (answer: Promise<unknown>): Promise<unknown> =>
  answer.catch((error: unknown) => {
    if (error instanceof Refusal) return `${error.kind}: ${error.message}`;
    throw error;
  });

async function pageOf(db: Database, caller: Caller): Promise<unknown> {
  const look = lookOn(db);
  const found = await look(caller, requestByNumber, 1001);
  return found && look(caller, requestPage, found.id);
}

/** Everything that is kept, as each of the people sees it. */
async function everything(db: Database): Promise<unknown[]> {
  const look = lookOn(db);
  const all: Promise<unknown>[] = [];
  const about = await Promise.all(names.map(world.who));
  for (const subject of about) {
    const caller = { tenant: world.tenant, subject };
    all.push(said(look(caller, thingCard, { thing: web, from: 0 })), said(look(caller, nameable, ['web', 'shop'])));
    all.push(said(look(caller, home, { maySetUp: false, at: null })), pageOf(db, caller));
    for (const id of about)
      all.push(
        ...[look(caller, personCard, id), look(caller, maySeePerson, id)].map(said),
        look(caller, people, [id, null]),
      );
  }
  all.push(look({ tenant: world.tenant, subject: null }, subjectBySlackId, 'UMEL00000'));
  return Promise.all(all);
}

const as = (name: string, work: Parameters<World['as']>[2]) => world.as(name, 'miruni', work, undefined);
const soon = (hours: number) => instantOf(world.clock.now() + hours * 3_600_000);
const span = (id: SubjectId, starts: number, ends: number) =>
  ({ subject: id, thing: web, role: 'member', source: 'direct', startsAt: soon(starts), endsAt: soon(ends) }) as const;

it('say what a reader without memory says, whatever happens', async () => {
  const gus = await world.who('gus');
  const mel = await world.who('mel');
  const { root, id: workspace = null } = world.places.get('miruni') ?? {};
  const asked = { target: gus, role: 'member', thing: web, span: {}, reason: 'for the launch', ticket: null };
  const happens: (() => unknown)[] = [
    () => undefined,
    () => world.as('ada', 'miruni', renameThing, { thing: web, name: 'Shop' }),
    () => as('ada', (desk) => openGrant(desk, span(gus, 1, 3))),
    () => world.clock.passes({ hours: 2 }),
    () => world.clock.passes({ hours: 2 }),
    () => world.as('gus', 'miruni', requestAccess, { ...asked, thing: root ?? web, role: null }),
    () => world.clock.passes({ days: 5 }),
    () => world.clock.passes({ days: 20 }),
    () => world.slack('gus', { name: 'Gustav', timeZone: 'Asia/Tokyo' }),
    () => world.holds('gus', 'miruni', 'member'),
    () => world.holds('mel', 'minikai', 'member'),
    () => world.thing('miruni', 'project', 'Site', {}, web),
    () => world.wide('ada', offboard, { target: mel, workspace, successors: [], reason: 'left us' }),
  ];
  const seen = new Set<string>();
  for (const happen of happens) {
    await happen();
    const fresh = await everything(beside);
    for (let times = 0; times < 2; times++) expect(await everything(world.test.db)).toEqual(fresh);
    seen.add(JSON.stringify(fresh));
  }
  // Nearly all of it could be seen by somebody, so that something had to be forgotten.
  expect(seen.size).toBeGreaterThanOrEqual(happens.length - 3);
});

it('are looked for once, while nothing happens', async () => {
  const look = lookOn(world.test.db);
  const [gus, ada] = [await world.who('gus'), await world.who('ada')];
  const [caller, other] = [gus, ada].map((subject) => ({ tenant: world.tenant, subject })) as [Caller, Caller];
  const looks: (() => Promise<unknown>)[] = [
    () => look(caller, home, { maySetUp: false, at: null }),
    () => look(caller, personCard, gus),
    () => look(other, personCard, gus),
    () => look(other, thingCard, { thing: web, from: 0 }),
    () => look(other, nameable, ['shop']),
    () => pageOf(world.test.db, caller),
  ];
  for (const one of looks) expect(await one()).toBe(await one());
});

it('are told apart by the query, the caller and the input', async () => {
  const [ada, mel] = [await world.who('ada'), await world.who('mel')];
  const callers = [ada, mel, null].map((subject) => ({ tenant: world.tenant, subject }));
  const questions = callers.flatMap((caller) =>
    [personCard, maySeePerson].flatMap((query) => [ada, mel].map((input) => questionOf(caller, query, input))),
  );
  expect(new Set(questions).size).toBe(12);
  const [caller = { tenant: world.tenant, subject: null }] = callers;
  expect(questionOf(caller, async () => 'anything', ada)).toBeUndefined();
  expect(questionOf(caller, people, [ada, mel])).not.toBe(questionOf(caller, people, [mel, ada]));
});
