/** An office for stories: a strict local Slack, the real bot on a real database, and a clock that the story moves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Config, loadConfig } from '../../src/config.ts';
import { isInForce } from '../../src/domain/grant.ts';
import { mintId, type SubjectId, type ThingId } from '../../src/domain/ids.ts';
import { instantOf, millisecondsOf } from '../../src/domain/instant.ts';
import type { Workspace } from '../../src/domain/tenant.ts';
import type { Thing } from '../../src/domain/thing.ts';
import { type LocalSlack, type PersonClient, sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { makeLog } from '../../src/log.ts';
import type { Operation } from '../../src/operations/desk.ts';
import { setUp } from '../../src/operations/house/set-up.ts';
import { openGrant, setBaseline } from '../../src/operations/ledger.ts';
import { decide } from '../../src/policy/index.ts';
import { factsAbout } from '../../src/queries/facts.ts';
import { modelOf } from '../../src/queries/models.ts';
import { type Running, startRoledesk } from '../../src/roledesk.ts';
import { subjectOf } from '../../src/slack/turn.ts';
import { makeClock, type TestClock } from './clock.ts';
import { type EngineName, newPlace } from './engines.ts';

const root = join(__dirname, '..', '..');
export const manifest = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'));

export interface OfficeOptions {
  engine?: EngineName;
  /** Role models that are set up before the story begins; none leaves Roledesk as it is on the first day. */
  products?: readonly ('minikai' | 'miruni' | 'slack')[];
  /** Handles of the first Admins of every product. */
  admins?: readonly string[];
  mode?: 'socket' | 'http';
  /** Slack ids that the configuration names as first Admins. */
  configuredAdmins?: readonly string[];
}

export interface Office {
  slack: LocalSlack;
  clock: TestClock;
  running: Running;
  as(handle: string): PersonClient;
  /** Makes every delivery that is due and sweeps what time has changed. */
  delivered(): Promise<void>;
  /** Time goes on, and nobody has looked yet: nothing is swept, nothing delivered. */
  passes(time: { minutes?: number; hours?: number; days?: number }): void;
  subject(handle: string): Promise<SubjectId>;
  workspace(product: string): Promise<Workspace>;
  /** Gives somebody a workspace role before the story begins; by nobody, as a fact. */
  holds(handle: string, product: string, role: string): Promise<void>;
  /** Makes a thing before the story begins, inside another one or the workspace, with people on it: `{ admin: ['ana'] }`. */
  thing(
    product: string,
    type: string,
    name: string,
    given?: { inside?: ThingId; flags?: string[]; people?: Record<string, string[]>; tags?: ThingId[] },
  ): Promise<ThingId>;
  /** Whether the policy lets somebody do something now: `may('ben', 'miruni', 'project.view', site)`; the workspace when no thing is given. */
  may(handle: string, product: string, action: string, thing?: ThingId): Promise<boolean>;
  /** Roles in force on the workspace itself. */
  roles(handle: string, product: string): Promise<string[]>;
  /** The types of all events of a product, oldest first. */
  history(product: string): Promise<string[]>;
  /** Everything anybody could read anywhere that was posted or shown so far, to look for what must not be there. */
  stop(): Promise<void>;
}

const silent = makeLog('silent');

function configFor(slack: LocalSlack, url: string, { mode = 'socket', configuredAdmins = [] }: OfficeOptions): Config {
  const { botToken, appToken, signingSecret } = slack.credentials();
  return loadConfig({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: mode === 'socket' ? appToken : undefined,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    DATABASE_URL: url,
    ROLEDESK_ADMINS: configuredAdmins.join(','),
    ROLEDESK_MODELS: join(root, 'roles'),
    LOG_LEVEL: 'silent',
  });
}

/** Opens an office. Stop it when the story is over. */
export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const mode = options.mode ?? 'socket';
  // Signed payloads carry the time, and Bolt compares it with the machine's; over a socket the story's own day will do.
  const clock = mode === 'http' ? makeClock(Date.now()) : makeClock();
  let running: Running | undefined;
  const slack = await startLocalSlack({
    world: sampleWorld({ manifest }),
    clock,
    settleMs: 25,
    working: () => running?.isBusy() ?? false,
    retryDelaysMs: [0, 20, 40],
  });
  const { url, remove } = await newPlace(options.engine ?? 'sqlite');
  const ends: (() => Promise<void>)[] = [remove, () => slack.stop()];
  const stop = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const started = await startRoledesk(configFor(slack, url, options), { log: silent, clock, idle: true });
    running = started;
    ends.push(() => started.stop());
    if (mode === 'http') slack.setRequestUrl(`http://127.0.0.1:${started.port}/slack/events`);
    const office = officeOf(slack, clock, started, stop);
    if (options.products?.length) await setUpQuietly(office, options);
    return office;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function setUpQuietly(office: Office, { products = [], admins = ['cleo'] }: OfficeOptions): Promise<void> {
  const { bot } = office.running;
  const models = products
    .map((name) => bot.models.find((model) => model.name === name))
    .filter((model) => model !== undefined);
  const helpDesk = office.slack.world;
  const channel = [...helpDesk.channels.values()].find(({ name }) => name === 'help-desk');
  const subjects = await Promise.all(admins.map((handle) => office.subject(handle)));
  await bot.performWide(
    { caller: { tenant: bot.tenant, subject: subjects[0] ?? null } },
    setUp,
    {
      products: models.map((model) => ({
        product: model.name,
        title: model.title,
        model,
        people: subjects.map((subject) => ({ subject, role: model.keeper })),
        things: [],
      })),
      helpDesk: channel?.id ?? '',
      callerMaySetUp: true,
    },
    () => undefined,
  );
  await office.delivered();
}

function officeOf(slack: LocalSlack, clock: TestClock, running: Running, stop: () => Promise<void>): Office {
  const { bot, db, worker } = running;
  const subject = async (handle: string): Promise<SubjectId> => (await subjectOf(bot, slack.as(handle).id)).subject.id;
  const workspace = async (product: string): Promise<Workspace> => {
    const found = await db.read(bot.tenant, (read) => read.workspaces.findByProduct(product));
    if (!found) throw new Error(`No product ${product} in this story`);
    return found;
  };
  const quietly = async <Input>(product: string, operation: Operation<Input, void>, input: Input): Promise<void> => {
    await bot.perform(
      { caller: { tenant: bot.tenant, subject: null }, workspace: (await workspace(product)).id },
      operation,
      input,
      () => undefined,
    );
  };

  return {
    slack,
    clock,
    running,
    as: (handle) => slack.as(handle),
    async delivered() {
      await worker.settle();
      await slack.settled(25);
    },
    passes: (time) => clock.passes(time),
    subject,
    workspace,
    async holds(handle, product, role) {
      const target = await subject(handle);
      await quietly(product, async (desk) => void (await setBaseline(desk, target, role, null)), undefined);
    },
    async thing(product, type, name, { inside, flags = [], people = {}, tags = [] } = {}) {
      const { id, root: top } = await workspace(product);
      const thing: Thing = {
        id: mintId('thing', clock.now()),
        tenant: bot.tenant,
        workspace: id,
        type,
        name,
        inside: inside ?? top,
        flags,
        externalId: null,
        archivedAt: null,
        createdAt: instantOf(clock.now()),
      };
      const given = await Promise.all(
        Object.entries(people).flatMap(([role, handles]) =>
          handles.map(async (handle) => ({ role, subject: await subject(handle) })),
        ),
      );
      await quietly(
        product,
        async (desk) => {
          await desk.tx.things.insert(thing);
          for (const tag of tags) await desk.tx.things.setTag(thing.id, tag, true);
          for (const { role, subject: whom } of given) {
            const kept = desk.model.thingTypes.get(type)?.roles.find((known) => known.name === role)?.kept;
            if (kept === 'recorded') await desk.tx.things.setRecorded(thing.id, role, null, whom);
            else
              await openGrant(desk, {
                subject: whom,
                thing: thing.id,
                role,
                source: 'direct',
                startsAt: desk.now,
                endsAt: null,
              });
          }
        },
        undefined,
      );
      return thing.id;
    },
    async may(handle, product, action, thing) {
      const [caller, place] = await Promise.all([subject(handle), workspace(product)]);
      return db.read(bot.tenant, async (read) => {
        const model = await modelOf(read, place);
        const facts = await factsAbout(read, place, model, { subjects: [caller], things: thing ? [thing] : [] });
        return decide(model, { caller, action, thing: thing ?? place.root }, facts).allowed;
      });
    },
    async roles(handle, product) {
      const [whom, place] = await Promise.all([subject(handle), workspace(product)]);
      const now = instantOf(clock.now());
      const held = await db.read(bot.tenant, (read) => read.grants.listInForce(place.id, [whom], now));
      return held.filter((grant) => grant.thing === place.root && isInForce(grant, now)).map((grant) => grant.role);
    },
    async history(product) {
      const place = await workspace(product);
      const events = await db.read(bot.tenant, (read) => read.events.listSince(place.id, 0, 10_000));
      return events.map((event) => event.happening.type);
    },
    stop,
  };
}

/** Milliseconds of an instant, for stories that compare ends. */
export const at = millisecondsOf;
