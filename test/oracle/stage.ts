/** Where the oracle's plays are played: a real database with two tenants, three products in the first, and the way in for acts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { connect, type Engine } from '../../src/db/connection.ts';
import type { Read } from '../../src/db/ports.ts';
import type { SubjectId, TenantId } from '../../src/domain/ids.ts';
import type { SlackPerson } from '../../src/domain/subject.ts';
import type { Workspace } from '../../src/domain/tenant.ts';
import type { Operation, WideOperation } from '../../src/operations/desk.ts';
import { setUp } from '../../src/operations/house/set-up.ts';
import { arrive } from '../../src/operations/people/arrive.ts';
import { performOn, performWideOn } from '../../src/operations/perform.ts';
import { loadModel } from '../../src/policy/index.ts';
import { owedFor } from '../../src/subscribers/subscriptions.ts';
import { makeClock, type TestClock } from '../support/clock.ts';
import { type EngineName, openTestDatabase, type TestDatabase } from '../support/engines.ts';

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
  test: TestDatabase;
  clock: TestClock;
  /** Straight to the rows, past the stores. */
  rows: Knex;
  houses: readonly [House, House];
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

const files: Readonly<Record<string, string>> = {
  miruni: join(__dirname, '..', '..', 'roles', 'miruni.yaml'),
  minikai: join(__dirname, '..', '..', 'roles', 'minikai.yaml'),
  yard: join(__dirname, 'yard.yaml'),
};

function productOf(name: string, first: SubjectId) {
  const text = readFileSync(files[name] ?? '', 'utf8');
  const loaded = loadModel(text);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message ?? 'a model that does not load');
  const { version, title, keeper } = loaded.model;
  const people = [{ subject: first, role: keeper }];
  return { product: name, title, model: { name, version, text }, people, things: [] };
}

async function openHouse({ db }: TestDatabase, slackId: string, products: readonly string[]): Promise<House> {
  const { id: tenant } = await db.across.openTenant({ slackId, name: slackId, botUserId: 'UBOT' });
  const [perform, performWide] = [performOn(db), performWideOn(db)];
  const wide: House['wide'] = (by, operation, input, key) =>
    performWide({ caller: { tenant, subject: by }, key }, operation, input, (result) => result);
  const slack: House['slack'] = async (name, change = {}) =>
    (await wide(null, arrive, { ...slackPerson(name), ...change })).id;
  const ada = await slack('ada');
  const opening = products.map((name) => productOf(name, ada));
  const opened = await wide(ada, setUp, { products: opening, helpDesk: 'C1', callerMaySetUp: true });
  const places = new Map(opened.map((workspace) => [workspace.product, workspace]));
  return {
    tenant,
    places,
    wide,
    slack,
    read: (work) => db.read(tenant, work),
    async act(by, product, operation, input, key) {
      const workspace = places.get(product)?.id;
      if (!workspace) throw new Error(`No product ${product}`);
      return perform({ caller: { tenant, subject: by }, workspace, key }, operation, input, (result) => result);
    },
  };
}

/** Opens a stage on which `ada` is the first Admin of every product, in both houses. */
export async function openStage(engine: EngineName): Promise<Stage> {
  const clock = makeClock();
  const test = await openTestDatabase(engine, { clock, owedFor });
  const beside: Engine = connect(test.url);
  const first = await openHouse(test, 'T1', ['miruni', 'minikai', 'yard']);
  const second = await openHouse(test, 'T2', ['minikai']);
  return {
    test,
    clock,
    rows: beside.reader,
    houses: [first, second],
    async close() {
      await beside.close();
      await test.drop();
    },
  };
}
