/** Where the oracle's plays are played: a real database with two tenants, three products in each, and the way in for acts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { parse } from 'yaml';
import { connect } from '../../src/db/connection.ts';
import { type Database, openDatabase } from '../../src/db/index.ts';
import type { Read } from '../../src/db/ports.ts';
import { firstDay } from '../../src/domain/grant.ts';
import type { SubjectId, TenantId } from '../../src/domain/ids.ts';
import type { SlackPerson } from '../../src/domain/subject.ts';
import type { Workspace } from '../../src/domain/tenant.ts';
import type { Operation, WideOperation } from '../../src/operations/desk.ts';
import { setUp } from '../../src/operations/house/set-up.ts';
import { setBaseline } from '../../src/operations/ledger.ts';
import { arrive } from '../../src/operations/people/arrive.ts';
import { performOn, performWideOn } from '../../src/operations/perform.ts';
import { addToThing } from '../../src/operations/things/add-to-thing.ts';
import { newThing } from '../../src/operations/things/new-thing.ts';
import { tagThing } from '../../src/operations/things/tag-thing.ts';
import { owedFor } from '../../src/subscribers/subscriptions.ts';
import { makeClock, type TestClock } from '../support/clock.ts';
import { type EngineName, newPlace } from '../support/engines.ts';
import { copyOf } from './copies.ts';

/** One tenant as a play acts in it. */
export interface House {
  tenant: TenantId;
  places: ReadonlyMap<string, Workspace>;
  /** Performs as this person (null: Roledesk itself) in a product. */
  act<Input, Result>(
    by: SubjectId | null,
    product: string,
    operation: Operation<Input, Result>,
    input: Input,
    key?: string,
  ): Promise<Result>;
  wide<Input, Result>(
    by: SubjectId | null,
    operation: WideOperation<Input, Result>,
    input: Input,
    key?: string,
  ): Promise<Result>;
  read<Result>(work: (read: Read) => Promise<Result>): Promise<Result>;
  /** What Slack says of somebody; answers who that is here. */
  slack(name: string, change?: Partial<SlackPerson>): Promise<SubjectId>;
}

export interface Stage {
  db: Database;
  url: string;
  clock: TestClock;
  /** Straight to the rows, past the stores. */
  rows: Knex;
  houses: readonly House[];
  close(): Promise<void>;
}

/** A person of Slack by their name. */
export const slackPerson = (name: string): SlackPerson => ({
  slackUserId: `U${name.toUpperCase().padEnd(8, '0')}`,
  enterpriseUserId: null,
  kind: 'member',
  deactivated: false,
  standing: 'member',
  name,
  email: `${name}@acme.example`,
  emailConfirmed: true,
  timeZone: 'UTC',
  locale: 'en-US',
});

/** Who is here when a play begins, beside `ada`, and as what. */
export const cast: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  abe: { miruni: 'admin', minikai: 'admin', yard: 'boss' },
  bob: { miruni: 'member', yard: 'boss' },
  mel: { miruni: 'member', minikai: 'member', yard: 'foreman' },
  pat: { miruni: 'member', minikai: 'member', yard: 'hand' },
  cal: { miruni: 'collaborator', minikai: 'member' },
  gus: { miruni: 'guest' },
  dov: {},
  gia: { minikai: 'admin', yard: 'boss' },
};

/** Guests of the Slack workspace from the first day, whatever they hold. */
export const guests: ReadonlySet<string> = new Set(['gia']);

const files: Readonly<Record<string, string>> = {
  miruni: join(__dirname, '..', '..', 'roles', 'miruni.yaml'),
  minikai: join(__dirname, '..', '..', 'roles', 'minikai.yaml'),
  yard: join(__dirname, 'yard.yaml'),
};

function productOf(name: string, first: SubjectId) {
  const text = readFileSync(files[name] ?? '', 'utf8');
  const { version, title, roles } = parse(text) as { version: string; title: string; roles: { keeper: string } };
  const { keeper } = roles;
  const people = [{ subject: first, role: keeper }];
  return { product: name, title, model: { name, version, text }, people, things: [] };
}

/** A house in which `ada` is the first Admin of every product; answers its tenant. */
async function build(db: Database, slackId: string): Promise<TenantId> {
  const { id: tenant } = await db.across.openTenant({ slackId, name: slackId, botUserId: 'UBOT' });
  const house = houseOf(db, tenant, []);
  const ada = await house.slack('ada');
  const opening = Object.keys(files).map((name) => productOf(name, ada));
  const opened = await house.wide(ada, setUp, { products: opening, helpDesk: 'C1', callerMaySetUp: true });
  const home = houseOf(db, tenant, opened);
  for (const [name, roles] of Object.entries(cast)) {
    const subject = await home.slack(name, guests.has(name) ? { kind: 'guest' } : {});
    // A fact of the first day: nobody is invited as what takes several people.
    for (const [product, role] of Object.entries(roles))
      await home.act(ada, product, (desk) => setBaseline(desk, subject, role, firstDay), undefined);
  }
  await furnish(home);
  return tenant;
}

/** A team with a project, a label on a Mini, and people on them, so that plays begin in the middle. */
async function furnish(home: House): Promise<void> {
  const who = async (name: string): Promise<SubjectId> => home.slack(name);
  const [ada, mel, pat, cal] = [await who('ada'), await who('mel'), await who('pat'), await who('cal')];
  const web = await home.act(ada, 'miruni', newThing, { type: 'team', name: 'Web', inside: null });
  const label = await home.act(ada, 'minikai', newThing, { type: 'mini_label', name: 'House', inside: null });
  const mini = await home.act(ada, 'minikai', newThing, { type: 'mini', name: 'Rose', inside: null });
  await home.act(ada, 'minikai', tagThing, { thing: mini.id, tag: label.id, on: true });
  const forGood = { span: {}, reason: null };
  await home.act(ada, 'miruni', addToThing, { people: [mel], thing: web.id, role: 'admin', ...forGood });
  await home.act(ada, 'miruni', addToThing, { people: [pat], thing: web.id, role: 'member', ...forGood });
  const site = await home.act(mel, 'miruni', newThing, { type: 'project', name: 'Site', inside: web.id });
  await home.act(mel, 'miruni', addToThing, { people: [cal], thing: site.id, role: 'assigned', ...forGood });
  await home.act(ada, 'minikai', addToThing, { people: [pat, cal], thing: label.id, role: 'view', ...forGood });
}

function houseOf(db: Database, tenant: TenantId, workspaces: readonly Workspace[]): House {
  const [perform, performWide] = [performOn(db), performWideOn(db)];
  const places = new Map(workspaces.map((workspace) => [workspace.product, workspace]));
  const wide: House['wide'] = (by, operation, input, key) =>
    performWide({ caller: { tenant, subject: by }, key }, operation, input, (result) => result);
  return {
    tenant,
    places,
    wide,
    slack: async (name, change = {}) => (await wide(null, arrive, { ...slackPerson(name), ...change })).id,
    read: (work) => db.read(tenant, work),
    async act(by, product, operation, input, key) {
      const workspace = places.get(product)?.id;
      if (!workspace) throw new Error(`No product ${product}`);
      return perform({ caller: { tenant, subject: by }, workspace, key }, operation, input, (result) => result);
    },
  };
}

/** The same house, with this person behind every act, whoever it is said to be. */
export const onlyAs = (house: House, by: SubjectId): House => ({
  ...house,
  act: (_by, product, operation, input, key) => house.act(by, product, operation, input, key),
  wide: (_by, operation, input, key) => house.wide(by, operation, input, key),
});

/** A database that is set up once and then copied, because opening products compiles their models, which takes a second. */
export interface Theatre {
  open(): Promise<Stage>;
  close(): Promise<void>;
}

const opening = (url: string, clock: TestClock): Promise<Database> =>
  openDatabase({ url, inboxKey: new Uint8Array(32), owedFor }, { clock });

async function stageAt(place: { url: string; remove(): Promise<void> }, tenants: readonly TenantId[]): Promise<Stage> {
  const clock = makeClock();
  const db = await opening(place.url, clock);
  const houses = await Promise.all(
    tenants.map(async (tenant) => houseOf(db, tenant, await db.read(tenant, (read) => read.workspaces.list()))),
  );
  const beside = connect(place.url);
  return {
    db,
    url: place.url,
    clock,
    rows: beside.reader,
    houses,
    async close() {
      await beside.close();
      await db.close();
      await place.remove();
    },
  };
}

/** Sets up two tenants in which `ada` is the first Admin of every product; every stage is a copy of that. */
export async function openTheatre(engine: EngineName): Promise<Theatre> {
  const original = await newPlace(engine);
  const db = await opening(original.url, makeClock());
  const tenants = [await build(db, 'T1'), await build(db, 'T2')];
  await db.close();
  return {
    open: async () => stageAt(await copyOf(original.url), tenants),
    close: () => original.remove(),
  };
}
