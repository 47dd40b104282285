/** Two tenants in one database whose ids are the same to the last one, on both engines: neither sees what is the other's, or touches it. */
import type { Knex } from 'knex';
import type { OwedFor, Read, Tx } from '../../src/db/index.ts';
import type { Grant } from '../../src/domain/grant.ts';
import type { TenantId } from '../../src/domain/ids.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { Request } from '../../src/domain/request.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Thing } from '../../src/domain/thing.ts';
import { makeClock, type TestClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { poke } from './poke.ts';
import { aGrant, anInvitation, aRequest, aTask, aThing, at, type Cast, seed, start } from './seed.ts';

/** All that is a tenant's, what is referred to before what refers to it. */
const tables = [
  ...['tenants', 'counters', 'turns', 'throttles', 'inbox', 'model_versions', 'subjects', 'people', 'cards'],
  ...['workspaces', 'things', 'thing_flags', 'thing_tags', 'thing_people', 'grants', 'requests', 'votes'],
  ...['invitations', 'tasks', 'chains', 'events', 'event_links', 'deliveries'],
];
const twin = 'ten_twin' as TenantId;
const owedFor: OwedFor = () => [{ subscriber: 'tell', aggregate: 'all' }];
const hour = (hours: number) => at(new Date(Date.parse(start) + hours * 3_600_000).toISOString());

const rowsOf = (k: Knex, table: string, tenant: string): Promise<Record<string, unknown>[]> =>
  k(table).where({ tenant });

describe.each(engines)('two tenants with the same ids on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  let clock: TestClock;
  let alone: unknown;
  let made: { grant: Grant; request: Request; invitation: Invitation; task: Task; label: Thing; model: Cast['model'] };
  beforeEach(async () => {
    clock = makeClock(Date.parse(start));
    test = await openTestDatabase(engine, { clock, owedFor });
    cast = await seed(test.db);
    made = await test.db.transact(cast, fill);
    alone = await everything(cast.tenant);
    await addTwin();
  });
  afterEach(() => test.drop());

  /** Something of every kind. */
  async function fill(tx: Tx): Promise<typeof made> {
    const { ana, cleo, web, site } = cast;
    const label = aThing(cast, { type: 'label', name: 'Payroll', inside: cast.root, externalId: 'x' });
    await tx.things.insert(label);
    await tx.things.setTag(site, label.id, true);
    await tx.things.setRecorded(site, 'owner', null, ana);
    const grant = aGrant(cast, { thing: web, endsAt: hour(10) });
    for (const one of [grant, aGrant(cast)]) await tx.grants.open(one);
    const request = await tx.requests.insert(aRequest(cast));
    const vote = { request: request.id, stage: 0, by: ana, verdict: 'approve', comment: null, at: start } as const;
    await tx.requests.addVote(request, vote);
    const invitation = anInvitation(cast, { subject: cleo });
    await tx.invitations.insert(invitation);
    const { task } = await tx.tasks.open(aTask(cast));
    await tx.cards.record({ what: 'req_1', audience: 'x', channel: 'C', ts: '1', subject: ana });
    await tx.events.append(ana, cast.workspace, { type: 'subject.joined', target: cast.ben });
    await tx.inbox.insert('trigger:1');
    const version = { name: 'minikai', version: '2', text: 'model: two', activatedAt: null, activatedBy: null };
    return { grant, request, invitation, task, label, model: await tx.models.insert(version) };
  }

  /** What a tenant sees of everything. */
  const everything = (tenant: TenantId) => test.db.read(tenant, look);
  async function look(read: Read) {
    const { workspace, root, web, site, ana, ben, cleo } = cast;
    const { grants, requests, subjects, things, invitations, tasks, events } = read;
    const [page, late] = [{ limit: 9 }, hour(1_000)];
    const pieces = { chains: [workspace, null], since: null, about: null };
    const holders = { things: [web, site], roles: null, from: 0, limit: 9 };
    return Promise.all([
      Promise.all([read.tenants.get(), read.workspaces.list(), read.models.list(), read.cards.list('req_1')]),
      Promise.all([subjects.listByIds([ana, ben]), subjects.listPeople([ana, ben]), subjects.countByState()]),
      Promise.all([subjects.listNamed(page, {}), subjects.findByEmail('ana@example.com'), subjects.find(ana)]),
      Promise.all([1, 1_000_000].map((total) => subjects.listHolders({ ...holders, total }, start))),
      Promise.all([things.listByIds([site, web]), things.listAround([site]), things.listBelow([root])]),
      Promise.all([things.listPage(workspace, page, {}), things.listByExternalIds(workspace, ['x'])]),
      Promise.all([things.listTags([site]), things.listTagged(made.label.id), things.findByNames(workspace, ['site'])]),
      Promise.all([things.listRecorded([site]), things.listRecordedOf(ana), read.inbox.find('trigger:1')]),
      things.listPiece(workspace, { from: 0, limit: 9 }, { words: [{ word: 'Web', unless: [] }] }),
      Promise.all([grants.listOpenOf(ana), grants.listInForceOn([web], start), grants.findNextTurn(start)]),
      Promise.all([grants.listKeepers(workspace, root, 'admin', start), grants.listEnded(workspace, late)]),
      Promise.all([grants.listHolders(web, ['admin'], start, 9), grants.countHolders([web], null, start)]),
      Promise.all([requests.listPendingOf(ben), requests.listFor(ben), requests.findByNumber(1001)]),
      Promise.all([requests.listVotes([made.request.id]), requests.listExpired(workspace, late)]),
      Promise.all([invitations.listPendingOf(cleo), invitations.listExpired(workspace, late)]),
      Promise.all([tasks.listOpenOf(ben), tasks.countOpen(workspace), tasks.listDoneOf([ben])]),
      Promise.all([events.listNewest(pieces, { from: 0, limit: 9 }), events.countOf(pieces), events.listAll(ben)]),
      Promise.all(
        [
          { ...pieces, about: ana },
          { ...pieces, since: hour(1) },
        ].map(events.countOf),
      ),
      Promise.all([events.listSince(workspace, 0, 9), events.listAbout(ana, page), events.findBreak(null)]),
      read.deliveries.countByState(),
    ]);
  }

  /** A tenant acts on what it has: changes it, ends it, adds to it; and what it is answered. */
  const acts = (tenant: TenantId) => {
    const own = <Kept extends object>(record: Kept) => ({ ...record, tenant });
    const [grant, request, invitation, task] = [
      own(made.grant),
      own(made.request),
      own(made.invitation),
      own(made.task),
    ];
    const { workspace, ana, ben, cleo, web, site } = cast;
    return test.db.transact({ tenant }, async (tx) => {
      await tx.tenants.park('token_revoked');
      await tx.workspaces.setModel(await tx.workspaces.get(workspace), made.model, ana);
      await tx.things.rename(await tx.things.get(web), 'Shop');
      await tx.things.setFlag(site, 'closed', false);
      await tx.things.setTag(site, made.label.id, false);
      await tx.things.setRecorded(site, 'owner', ana, ben);
      await tx.grants.setWarned(grant, start);
      await tx.grants.end(grant, { endedAt: start, endedBy: null, endedBecause: 'over' });
      await tx.grants.open(aGrant({ ...cast, tenant }, { thing: web, subject: ben }));
      await tx.requests.replace(request, { ...request, state: 'denied', revision: 1, decidedAt: start });
      const { number } = await tx.requests.insert(aRequest({ ...cast, tenant }));
      await tx.invitations.replace(invitation, { ...invitation, state: 'cancelled', endedAt: start });
      await tx.tasks.replace(task, { ...task, state: 'done', endedAt: start });
      const subject = await tx.subjects.get(cleo);
      await tx.subjects.replace(subject, { ...subject, state: 'deactivated' });
      await tx.subjects.erasePerson(ana);
      await tx.cards.remove({ channel: 'C', ts: '1' });
      await tx.inbox.setAnswer('trigger:1', 'done');
      const { seq } = await tx.events.append(ana, workspace, { type: 'subject.deactivated', target: cleo });
      await tx.events.append(null, null, { type: 'tenant.set_up', helpDesk: 'C1' });
      return { number, seq, again: await tx.inbox.insert('trigger:1') };
    });
  };

  const addTwin = () =>
    poke(test.url, (k) =>
      k.transaction(async (trx) => {
        for (const table of tables) {
          const rows = await rowsOf(trx, table, cast.tenant);
          const theirs = table === 'tenants' ? { tenant: twin, slack_id: 'T2' } : { tenant: twin };
          const copies = rows.map(({ position: _position, ...row }) => ({ ...row, ...theirs }));
          if (copies.length > 0) await trx(table).insert(copies);
        }
      }),
    );
  const kept = (tenant: TenantId) =>
    poke(test.url, async (k) => {
      const rows = [];
      for (const table of tables)
        for (const row of await rowsOf(k, table, tenant)) rows.push(`${table} ${JSON.stringify(row)}`);
      return rows.sort();
    });
  it('see nothing of each other', async () => {
    const ours = await everything(cast.tenant);
    expect(ours).toEqual(alone);
    clock.passes({ hours: 2 });
    const answered = await acts(twin);
    expect(await everything(cast.tenant)).toEqual(ours);
    const theirs = await everything(twin);
    expect(theirs).not.toEqual(ours);
    expect(await acts(cast.tenant)).toEqual(answered);
    expect(await everything(twin)).toEqual(theirs);
  });

  it('have what was delivered long ago forgotten, and not what the other one still waits for', async () => {
    const owed = await kept(twin);
    await poke(test.url, (k) =>
      k('deliveries').where({ tenant: cast.tenant }).update({ state: 'done', ended_at: start }),
    );
    clock.passes({ hours: 1 });
    expect(await test.db.across.purgeDeliveries(hour(1), 9)).toBe(1);
    expect(await kept(twin)).toEqual(owed);
  });

  it('touch nothing of each other', async () => {
    const ours = await kept(cast.tenant);
    await acts(twin);
    expect(await kept(cast.tenant)).toEqual(ours);
    const theirs = await kept(twin);
    clock.passes({ hours: 1 });
    await acts(cast.tenant);
    expect(await kept(twin)).toEqual(theirs);
  });
});
