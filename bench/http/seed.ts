/** A tenant of some size for the HTTP bench: people with roles and labels, and requests that wait, written through the stores. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase, type Tx } from '../../src/db/index.ts';
import { mintId, type SubjectId, type TenantId, type ThingId } from '../../src/domain/ids.ts';
import { millisecondsOf } from '../../src/domain/instant.ts';
import type { Workspace } from '../../src/domain/tenant.ts';
import { openDesk } from '../../src/operations/desk.ts';
import { setUp } from '../../src/operations/house/set-up.ts';
import { openGrant, setBaseline } from '../../src/operations/ledger.ts';
import { performWideOn } from '../../src/operations/perform.ts';
import { openRequest } from '../../src/operations/requests/requests.ts';
import { modelOf } from '../../src/queries/models.ts';

export interface Sizes {
  people: number;
  /** The first of the people; they decide. */
  admins: number;
  labels: number;
  requests: number;
}

export interface Seeded {
  /** Slack ids, the Admins first. */
  people: string[];
  admins: number;
  labels: string[];
  /** Ids of pending requests. */
  requests: string[];
}

const modelText = () => readFileSync(fileURLToPath(new URL('../../roles/minikai.yaml', import.meta.url)), 'utf8');
const slackIdOf = (nth: number): string => `UP${String(nth).padStart(6, '0')}`;
const helpDesk = 'CHELPDESK';

/** Seeds an empty database at this URL. Everybody is a Member with two labels; every request asks for one more, and has its card. */
export async function seed(url: string, sizes: Sizes): Promise<Seeded> {
  const db = await openDatabase({
    url,
    inboxKey: new Uint8Array(32),
    owedFor: () => [],
  });
  try {
    const tenant = await db.across.openTenant({
      slackId: 'TBENCH',
      name: 'Bench',
      botUserId: 'UBOT',
    });
    return await seedTenant(db, tenant.id, sizes);
  } finally {
    await db.close();
  }
}

async function seedTenant(db: Database, tenant: TenantId, sizes: Sizes): Promise<Seeded> {
  const subjects = await addPeople(db, tenant, sizes);
  const people = subjects.slice(0, sizes.admins).map((subject) => ({ subject, role: 'admin' }));
  const product = {
    product: 'minikai',
    title: 'Minikai',
    model: { name: 'minikai', version: '1', text: modelText() },
  };
  const [workspace] = await performWideOn(db)(
    { caller: { tenant, subject: subjects[0] ?? null } },
    setUp,
    {
      products: [{ ...product, people, things: [] }],
      helpDesk,
      callerMaySetUp: true,
    },
    (opened) => opened,
  );
  if (!workspace) throw new Error('Nothing was set up');
  const labels = await addLabels(db, workspace, sizes);
  await giveRoles(db, workspace, subjects.slice(sizes.admins), labels);
  const requests = await addRequests(db, workspace, subjects.slice(sizes.admins), labels, sizes.requests);
  return {
    people: subjects.map((_, nth) => slackIdOf(nth)),
    admins: sizes.admins,
    labels: labels.map((_, nth) => `label-${nth}`),
    requests,
  };
}

/** Runs `each` for so many, 200 to a transaction. */
async function inStretches(
  db: Database,
  tenant: TenantId,
  count: number,
  each: (tx: Tx, nth: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += 200)
    await db.transact({ tenant }, async (tx) => {
      for (let nth = from; nth < Math.min(count, from + 200); nth++) await each(tx, nth);
    });
}

async function addPeople(db: Database, tenant: TenantId, { people }: Sizes): Promise<SubjectId[]> {
  const subjects: SubjectId[] = [];
  await inStretches(db, tenant, people, async (tx, nth) => {
    const id = mintId('subject', millisecondsOf(tx.now));
    subjects.push(id);
    await tx.subjects.insert(
      {
        id,
        tenant,
        slackUserId: slackIdOf(nth),
        enterpriseUserId: null,
        slackKind: 'member',
        state: 'active',
        directory: null,
        createdAt: tx.now,
      },
      {
        subject: id,
        name: `Person ${nth}`,
        email: `person${nth}@example.com`,
        emailConfirmed: true,
        timeZone: 'Europe/Berlin',
        locale: 'en-GB',
      },
    );
  });
  return subjects;
}

async function addLabels(db: Database, { id, tenant, root }: Workspace, { labels }: Sizes): Promise<ThingId[]> {
  const ids: ThingId[] = [];
  await inStretches(db, tenant, labels, async (tx, nth) => {
    const thing = mintId('thing', millisecondsOf(tx.now));
    ids.push(thing);
    await tx.things.insert({
      id: thing,
      tenant,
      workspace: id,
      type: 'mini_label',
      name: `label-${nth}`,
      inside: root,
      flags: [],
      externalId: null,
      archivedAt: null,
      createdAt: tx.now,
    });
  });
  return ids;
}

const labelFor = (labels: readonly ThingId[], person: number, nth: number): ThingId =>
  labels[(person * 7 + nth * 13) % labels.length] as ThingId;

async function giveRoles(
  db: Database,
  workspace: Workspace,
  subjects: readonly SubjectId[],
  labels: readonly ThingId[],
) {
  await inStretches(db, workspace.tenant, subjects.length, async (tx, nth) => {
    const desk = openDesk(tx, workspace, await modelOf(tx, workspace), null);
    const subject = subjects[nth] as SubjectId;
    await setBaseline(desk, subject, 'member', null);
    await tellProduct(tx, workspace, subject, workspace.root, 'member');
    for (const one of [0, 1]) {
      const thing = labelFor(labels, nth, one);
      await openGrant(desk, {
        subject,
        thing,
        role: 'view',
        source: 'direct',
        startsAt: tx.now,
        endsAt: null,
      });
      await tellProduct(tx, workspace, subject, thing, 'view');
    }
  });
}

/** The product has been told by hand of what somebody holds: an approval then makes a task for what is new, and for nothing else. */
async function tellProduct(tx: Tx, { id, tenant }: Workspace, subject: SubjectId, thing: ThingId, role: string) {
  await tx.tasks.open({
    id: mintId('task', millisecondsOf(tx.now)),
    tenant,
    workspace: id,
    key: `apply:${subject}:${thing}:${role}`,
    title: 'Apply',
    steps: [],
    link: null,
    subject,
    thing,
    role,
    state: 'done',
    doneBy: null,
    createdAt: tx.now,
    endedAt: tx.now,
  });
}

/** The messages of a request, as if they had been posted. */
async function recordCards(tx: Tx, what: string, subject: SubjectId, nth: number): Promise<void> {
  const ts = `1700000000.${String(nth).padStart(6, '0')}`;
  await tx.cards.record({
    what,
    audience: 'help-desk',
    channel: helpDesk,
    ts,
    subject: null,
  });
  await tx.cards.record({
    what,
    audience: 'requester',
    channel: `DP${nth}`,
    ts,
    subject,
  });
}

async function addRequests(
  db: Database,
  workspace: Workspace,
  subjects: readonly SubjectId[],
  labels: readonly ThingId[],
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  const length = { count: 30, unit: 'day' } as const;
  await inStretches(db, workspace.tenant, count, async (tx, nth) => {
    const person = nth % subjects.length;
    const requester = subjects[person] as SubjectId;
    const desk = openDesk(tx, workspace, await modelOf(tx, workspace), requester);
    const thing = labelFor(labels, person, 2 + Math.floor(nth / subjects.length));
    const asking = {
      requester,
      target: requester,
      role: 'view',
      thing,
      span: { length },
      reason: 'Covering this week',
    };
    const { id } = await openRequest(desk, asking);
    await recordCards(tx, id, requester, nth);
    ids.push(id);
  });
  return ids;
}
