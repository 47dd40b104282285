/** A tenant for tests of operations: a real database on one engine, products under real models, people by name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Happening } from '../../../src/domain/events.ts';
import { mintId, type SubjectId, type TenantId, type ThingId } from '../../../src/domain/ids.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import type { SlackPerson, Subject } from '../../../src/domain/subject.ts';
import type { Workspace } from '../../../src/domain/tenant.ts';
import type { Operation, WideOperation } from '../../../src/operations/desk.ts';
import { setUp } from '../../../src/operations/house/set-up.ts';
import { openGrant, setBaseline } from '../../../src/operations/ledger.ts';
import { arrive } from '../../../src/operations/people/arrive.ts';
import { performOn, performWideOn } from '../../../src/operations/perform.ts';
import { loadModel } from '../../../src/policy/index.ts';
import { makeClock, type TestClock } from '../../support/clock.ts';
import { type EngineName, openTestDatabase, type TestDatabase } from '../../support/engines.ts';

export interface World {
  test: TestDatabase;
  clock: TestClock;
  tenant: TenantId;
  places: ReadonlyMap<string, Workspace>;
  /** The subject of a name; made known on first use. */
  who(name: string): Promise<SubjectId>;
  /** What Slack says of somebody. */
  slack(name: string, change?: Partial<SlackPerson>): Promise<Subject>;
  /** Performs an operation as somebody, in a product; gives back its whole result. */
  as<Input, Result>(
    name: string | null,
    product: string,
    operation: Operation<Input, Result>,
    input: Input,
  ): Promise<Result>;
  wide<Input, Result>(name: string | null, operation: WideOperation<Input, Result>, input: Input): Promise<Result>;
  holds(name: string, product: string, role: string): Promise<void>;
  /** Everybody's role in a product, by name. */
  staff(product: string, roles: Readonly<Record<string, string>>): Promise<void>;
  thing(
    product: string,
    type: string,
    name: string,
    people?: Record<string, string[]>,
    inside?: ThingId,
  ): Promise<ThingId>;
  /** Workspace roles in force. */
  roles(name: string | SubjectId, product: string): Promise<string[]>;
  /** Roles on a thing, open and in force. */
  on(name: string, thing: ThingId): Promise<string[]>;
  events(product: string): Promise<Happening[]>;
  close(): Promise<void>;
}

const person = (name: string): SlackPerson => ({
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

const fileOf = (model: string): string =>
  model.includes('/')
    ? join(__dirname, '..', '..', model)
    : join(__dirname, '..', '..', '..', 'roles', `${model}.yaml`);

// Loaded once a test file, not once a world.
const models = new Map<string, ReturnType<typeof loadModel>>();

/** The text of a role model: of `roles/` by its name, or of a file of the tests. */
export const modelText = (model: string): string => readFileSync(fileOf(model), 'utf8');

function productOf(model: string, first: SubjectId) {
  const text = modelText(model);
  const loaded = models.get(text) ?? loadModel(text);
  models.set(text, loaded);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message ?? 'a model that does not load');
  const { name, version, title, keeper } = loaded.model;
  return {
    product: name,
    title,
    model: { name, version, text },
    people: [{ subject: first, role: keeper }],
    things: [],
  };
}

/** Opens a world in which `ada` is the first keeper of every product. `remembers` as the bot does. */
export async function openWorld(
  engine: EngineName,
  models: readonly string[],
  { remembers = false } = {},
): Promise<World> {
  const clock = makeClock();
  const test = await openTestDatabase(engine, { clock, remembers });
  const { db } = test;
  const { id: tenant } = await db.across.openTenant({ slackId: 'T1', name: 'Acme', botUserId: 'UBOT' });
  const perform = performOn(db);
  const performWide = performWideOn(db);
  const nobody = { tenant, subject: null };
  const slack: World['slack'] = (name, change = {}) =>
    performWide({ caller: nobody }, arrive, { ...person(name), ...change }, (subject) => subject);
  const who = async (name: string): Promise<SubjectId> => {
    const known = await db.read(tenant, (read) => read.subjects.findBySlackUserId(person(name).slackUserId));
    return (known ?? (await slack(name))).id;
  };
  const ada = await who('ada');
  const products = models.map((model) => productOf(model, ada));
  const opened = await performWide(
    { caller: { tenant, subject: ada } },
    setUp,
    { products, helpDesk: 'C1', callerMaySetUp: true },
    (made) => made,
  );
  const places = new Map(opened.map((workspace) => [workspace.product, workspace]));
  const placeOf = (product: string): Workspace => {
    const found = places.get(product);
    if (!found) throw new Error(`No product ${product}`);
    return found;
  };
  const as: World['as'] = async (name, product, operation, input) =>
    perform(
      { caller: { tenant, subject: name === null ? null : await who(name) }, workspace: placeOf(product).id },
      operation,
      input,
      (result) => result,
    );

  async function holds(name: string, product: string, role: string): Promise<void> {
    const target = await who(name);
    await as(null, product, async (desk) => void (await setBaseline(desk, target, role, null)), undefined);
  }

  return {
    test,
    clock,
    tenant,
    places,
    who,
    slack,
    as,
    wide: async (name, operation, input) =>
      performWide(
        { caller: { tenant, subject: name === null ? null : await who(name) } },
        operation,
        input,
        (result) => result,
      ),
    holds,
    async staff(product, roles) {
      for (const [name, role] of Object.entries(roles)) await holds(name, product, role);
    },
    async thing(product, type, name, people = {}, inside) {
      const { id: workspace, root } = placeOf(product);
      const id = mintId('thing', clock.now());
      const held = await Promise.all(
        Object.entries(people).flatMap(([role, names]) =>
          names.map(async (one) => ({ role, subject: await who(one) })),
        ),
      );
      await as(
        null,
        product,
        async (desk) => {
          const at = instantOf(clock.now());
          const made = { id, tenant, workspace, type, name, inside: inside ?? root, flags: [], externalId: null };
          await desk.tx.things.insert({ ...made, archivedAt: null, createdAt: at });
          for (const { role, subject } of held) {
            const kept = desk.model.thingTypes.get(type)?.roles.find((one) => one.name === role)?.kept;
            if (kept === 'recorded') await desk.tx.things.setRecorded(id, role, null, subject);
            else await openGrant(desk, { subject, thing: id, role, source: 'direct', startsAt: at, endsAt: null });
          }
        },
        undefined,
      );
      return id;
    },
    async roles(name, product) {
      const subject = name.startsWith('sub_') ? (name as SubjectId) : await who(name);
      const { id, root } = placeOf(product);
      const held = await db.read(tenant, (read) => read.grants.listInForce(id, [subject], instantOf(clock.now())));
      return held
        .filter(({ thing }) => thing === root)
        .map(({ role }) => role)
        .sort();
    },
    async on(name, thing) {
      const subject = await who(name);
      const held = await db.read(tenant, (read) => read.grants.listInForceOn([thing], instantOf(clock.now())));
      return held.filter((grant) => grant.subject === subject).map(({ role }) => role);
    },
    events: async (product) =>
      (await db.read(tenant, (read) => read.events.listSince(placeOf(product).id, 0, 10_000))).map(
        ({ happening }) => happening,
      ),
    close: () => test.drop(),
  };
}
