/** The checker of invariants, checked: a database that was used is found whole, and each thing broken in it by hand is found. */
import type { Knex } from 'knex';
import type { SubjectId, ThingId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { completeTask } from '../../src/operations/house/complete-task.ts';
import { invite } from '../../src/operations/people/invite.ts';
import { offboard } from '../../src/operations/people/offboard.ts';
import { setRole } from '../../src/operations/people/set-role.ts';
import { approveRequest } from '../../src/operations/requests/approve-request.ts';
import { denyRequest } from '../../src/operations/requests/deny-request.ts';
import { requestAccess } from '../../src/operations/requests/request-access.ts';
import { sweepGrants } from '../../src/operations/requests/sweep-grants.ts';
import { addToThing } from '../../src/operations/things/add-to-thing.ts';
import { newThing } from '../../src/operations/things/new-thing.ts';
import { restrictThing } from '../../src/operations/things/restrict-thing.ts';
import { tagThing } from '../../src/operations/things/tag-thing.ts';
import { poke } from '../db/poke.ts';
import { engines } from '../support/engines.ts';
import { violationsAt, violationsIn } from '../support/invariants.ts';
import { type House, openTheatre, type Stage, type Theatre } from './stage.ts';

const hours = (count: number) => ({ length: { count, unit: 'hour' as const } });

/** A little of everything happens. */
async function play({ clock, houses: [house] }: Stage): Promise<void> {
  if (!house) throw new Error('nobody is at home');
  const [ada, abe, mel, pat] = await Promise.all(['ada', 'abe', 'mel', 'pat'].map((name) => house.slack(name)));
  const root = house.places.get('miruni')?.root;
  if (!ada || !abe || !mel || !pat || !root) throw new Error('the stage is not set');
  const invitees = [abe, mel, pat].map((subject) => ({ kind: 'known' as const, subject, inSlack: 'active' as const }));
  const everybody = { invitees, role: 'member', to: [], span: {}, reason: null };
  await house.act(ada, 'miruni', invite, everybody);
  await house.act(ada, 'minikai', invite, everybody);
  await house.act(ada, 'minikai', setRole, { target: abe, role: 'member', span: {}, reason: null });
  const expected = { ...everybody, invitees: [{ kind: 'address' as const, address: 'kim@acme.example' }] };
  await house.act(ada, 'miruni', invite, expected);
  const web = await house.act(ada, 'miruni', newThing, { type: 'team', name: 'Docks', inside: null });
  const site = await house.act(ada, 'miruni', newThing, { type: 'project', name: 'Crane', inside: web.id });
  await house.act(ada, 'miruni', restrictThing, { thing: site.id, set: true });
  const adding = { people: [mel, pat], thing: web.id, role: null, span: hours(4), reason: null };
  await house.act(ada, 'miruni', addToThing, adding);
  const label = await house.act(ada, 'minikai', newThing, { type: 'mini_label', name: 'Quay', inside: null });
  const mini = await house.act(ada, 'minikai', newThing, { type: 'mini', name: 'Tide', inside: null });
  await house.act(ada, 'minikai', tagThing, { thing: mini.id, tag: label.id, on: true });
  await ask(house, mel, root, 'approve', ada);
  await ask(house, pat, root, 'deny', abe);
  await house.act(mel, 'miruni', requestAccess, asking(mel, web.id, 'admin'));
  clock.passes({ hours: 5 });
  await house.act(null, 'miruni', sweepGrants, undefined);
  await house.wide(ada, offboard, { target: pat, workspace: null, successors: [], reason: null });
  await house.slack('dov');
  await house.slack('ada', { deactivated: true });
  const [task] = await house
    .read((read) => read.tasks.listOpen(house.places.get('minikai')?.id ?? ('' as never), { limit: 9 }))
    .then(({ rows }) => rows);
  if (!task) throw new Error('Minikai has lost its last Admin, and no task says so');
  await expect(house.act(abe, 'minikai', completeTask, { task: task.id, contradiction: null })).rejects.toThrow();
}

const asking = (target: SubjectId, thing: ThingId, role: string) => ({
  target,
  role,
  thing,
  span: hours(48),
  reason: 'covering for somebody',
  ticket: null,
});

async function ask(house: House, who: SubjectId, root: ThingId, verdict: 'approve' | 'deny', by: SubjectId) {
  const { id: request } = await house.act(who, 'miruni', requestAccess, asking(who, root, 'admin'));
  if (verdict === 'approve') await house.act(by, 'miruni', approveRequest, { request, comment: null });
  else await house.act(by, 'miruni', denyRequest, { request, reason: 'not this week' });
}

type Break = (k: Knex) => Promise<unknown>;

const first = (k: Knex, table: string, where: object, whereNot: object = {}) =>
  k(table)
    .where(where)
    .whereNot(whereNot)
    .orderBy(table === 'events' || table === 'deliveries' ? 'position' : 1)
    .first();

/** Lets the history be changed, as somebody with the owner's rights could. */
async function unlock(k: Knex): Promise<void> {
  const isPostgres = k.client.config.client === 'pg';
  for (const [table, triggers] of [
    ['deliveries', []],
    ['events', isPostgres ? ['events_kept'] : ['events_no_update', 'events_no_delete']],
    ['event_links', isPostgres ? ['event_links_kept'] : ['event_links_no_update', 'event_links_no_delete']],
  ] as const)
    for (const trigger of triggers) await k.raw(`drop trigger ${trigger}${isPostgres ? ` on ${table}` : ''}`);
}

const later = instantOf(Date.parse('2030-01-01T00:00:00.000Z'));

/** What is broken, how, and what must be said of it. */
const breaches: readonly (readonly [string, Break, RegExp])[] = [
  [
    'a changed line of the history',
    async (k) => {
      await unlock(k);
      const row = await first(k, 'events', { type: 'role.set' });
      await k('events')
        .where({ id: row.id })
        .update({ payload: String(row.payload).replace('"to":"', '"to":"x') });
    },
    /text of place \d+ is not the one that was written/,
  ],
  [
    'a line cut out of the history',
    async (k) => {
      await unlock(k);
      const row = await first(k, 'events', { type: 'thing.flagged' });
      await k('deliveries').where({ event: row.id }).del();
      await k('event_links').where({ event: row.id }).del();
      await k('events').where({ id: row.id }).del();
    },
    /place \d+ is missing/,
  ],
  [
    'the end of the history cut off',
    async (k) => {
      await k('chains').where('seq', '>', 5).update({ seq: 4 });
    },
    /it ends at place/,
  ],
  [
    'a change without a line: a grant ended',
    async (k) => {
      const row = await first(k, 'grants', { source: 'cover', ended_at: null });
      await k('grants').where({ id: row.id }).update({ ended_at: later, ended_because: 'quietly' });
    },
    /another ending than the history says/,
  ],
  [
    'a grant with a later end',
    async (k) => {
      const row = await first(k, 'grants', { source: 'cover' });
      await k('grants').where({ id: row.id }).update({ ends_at: later });
    },
    /another end than the history says/,
  ],
  [
    'a grant from nowhere',
    async (k) => {
      const row = await first(k, 'grants', { source: 'direct' });
      await k('grants').insert({
        ...row,
        id: 'gra_00000000000000000000000000',
        source: 'share',
        source_ref: 'x',
        ended_at: null,
        ended_by: null,
        ended_because: null,
      });
    },
    /is not in the history/,
  ],
  [
    'a grant that is gone',
    async (k) => {
      await k('grants').where({ source: 'direct' }).del();
    },
    /is in the history and nowhere else/,
  ],
  [
    'a grant given by its holder',
    async (k) => {
      await k('grants')
        .where({ source: 'cover' })
        .update({ given_by: k.ref('subject') });
    },
    /was given by its own holder/,
  ],
  [
    'a second role without end',
    async (k) => {
      for (const index of ['one_baseline', 'one_grant_per_source']) await k.raw(`drop index ${index}`);
      const row = await first(k, 'grants', { source: 'baseline', ended_at: null });
      await k('grants').insert({ ...row, id: 'gra_00000000000000000000000000', role: 'admin' });
    },
    /has two roles without end/,
  ],
  [
    'a role changed without a line',
    async (k) => {
      await k('grants').where({ source: 'baseline', role: 'member', ended_at: null }).update({ role: 'admin' });
    },
    /is not what the history says/,
  ],
  [
    'no Admin left',
    async (k) => {
      await k('tasks').where({ key: 'no-keeper' }).update({ key: 'other' });
    },
    /has no keeper who may act, and no task says so/,
  ],
  [
    'a request approved by nobody',
    async (k) => {
      await k('votes').where({ verdict: 'approve' }).del();
    },
    /passed with 0 of 1 approvals/,
  ],
  [
    'a pending request that is approved without a line',
    async (k) => {
      await k('requests').where({ state: 'pending' }).update({ state: 'approved', decided_at: later });
    },
    /approved, and the history says/,
  ],
  [
    'a request brought back',
    async (k) => {
      await k('requests').where({ state: 'denied' }).update({ state: 'pending', decided_at: null });
    },
    /is pending, and the history says denied/,
  ],
  [
    'a denied request with a grant',
    async (k) => {
      const row = await first(k, 'requests', { state: 'denied' });
      await k('grants').where({ source: 'cover' }).update({ source_ref: row.id });
    },
    /opened a grant, and is not approved/,
  ],
  [
    'an approved request that opened nothing',
    async (k) => {
      await k('requests').where({ state: 'approved' }).update({ opened_grant: null });
    },
    /approved, and opened nothing/,
  ],
  [
    'a request that opened two',
    async (k) => {
      const row = await first(k, 'requests', { state: 'approved' });
      await k('grants').where({ source: 'direct' }).update({ source_ref: row.id });
    },
    /opened two grants/,
  ],
  [
    'a vote for another verdict',
    async (k) => {
      await k('votes').where({ verdict: 'deny' }).update({ verdict: 'approve' });
    },
    /its votes are not those of the history/,
  ],
  [
    'somebody gone who holds something',
    async (k) => {
      await k('subjects')
        .whereIn('id', k('grants').where({ source: 'cover', ended_at: null }).select('subject'))
        .update({ state: 'offboarded' });
    },
    /is open, and .* is not here/,
  ],
  [
    'an invitation accepted by nobody',
    async (k) => {
      await k('invitations').where({ state: 'pending' }).update({ state: 'accepted', ended_at: later });
    },
    /Invitation .* is not what the history says/,
  ],
  [
    'a task done by nobody',
    async (k) => {
      await k('tasks').where({ state: 'open' }).update({ state: 'done', ended_at: later });
    },
    /Task .* is done, and the history says open/,
  ],
  [
    'a flag off',
    async (k) => {
      await k('thing_flags').del();
    },
    /has lost a flag closed/,
  ],
  [
    'a label nobody put there',
    async (k) => {
      await k('thing_tags').del();
      const [mini] = await k('things').where({ type: 'mini' });
      const [label] = await k('things').where({ type: 'team' });
      await k('thing_tags').insert({ tenant: mini.tenant, thing: mini.id, tag: label.id });
    },
    /speaks of .*, which belongs elsewhere/,
  ],
  [
    'an owner nobody recorded',
    async (k) => {
      const [{ tenant, id: thing }] = await k('things').where({ type: 'team' });
      const [{ id: subject }] = await k('subjects').where({ tenant });
      await k('thing_people').insert({ tenant, thing, subject, recorded_as: 'owner' });
    },
    /carries a person owner .* of which the history says nothing/,
  ],
  [
    'a delivery that nobody owes',
    async (k) => {
      await k('deliveries').where({ subscriber: 'card' }).update({ aggregate: 'card:none' });
    },
    /does not owe card of card:none/,
  ],
  [
    'a delivery that is lost',
    async (k) => {
      await k('deliveries').where({ subscriber: 'tell' }).del();
    },
    /owes tell of .*, and no delivery is there/,
  ],
  [
    'deliveries out of order',
    async (k) => {
      const row = await k('deliveries').where({ subscriber: 'home' }).orderBy('position', 'desc').first();
      await k('deliveries').where({ id: row.id }).update({ state: 'done', attempts: 1, token: 1, ended_at: later });
    },
    /was made before .*, which comes first/,
  ],
];

describe.each(engines)('the invariants on %s', (engine) => {
  let theatre: Theatre;
  let stage: Stage;
  beforeAll(async () => {
    theatre = await openTheatre(engine);
    stage = await theatre.open();
    await play(stage);
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    await theatre.close();
  });

  /** Breaks it and looks, and takes it back. */
  const broken = async (breach: Break): Promise<string[]> => {
    let found: string[] = [];
    const undo = new Error('only to look');
    const look = (k: Knex) =>
      k.transaction(async (t) => {
        await breach(t);
        found = await violationsIn(t);
        throw undo;
      });
    await poke(stage.url, look).catch((error: unknown) => {
      if (error !== undo) throw error;
    });
    return found;
  };

  it('find nothing in a database that was used', async () => {
    expect(await violationsAt(stage.url)).toEqual([]);
    expect(await violationsIn(stage.rows)).toEqual([]);
  });

  it.each(breaches)('find %s', async (_what, breach, says) => {
    expect((await broken(breach)).join('\n')).toMatch(says);
  });

  it('find what is left over, once all should be settled', async () => {
    const found = await violationsIn(stage.rows, { settledAt: later });
    expect(found.join('\n')).toMatch(/Grant .* is open, and its end was/);
    expect(found.join('\n')).toMatch(/Request R-\d+ is pending, and its time is over/);
    expect(found.join('\n')).toMatch(/Invitation .* is pending, and its time is over/);
    expect(found.join('\n')).toMatch(/Delivery .* is still owed/);
  });

  it('find what was acknowledged and is not there, or not so', async () => {
    const [house] = stage.houses;
    if (!house) throw new Error('nobody is at home');
    await house.act(null, 'yard', async () => 7, undefined, 'a-key');
    const acknowledged = [{ key: 'a-key', answer: '7' }];
    expect(await violationsIn(stage.rows, { acknowledged })).toEqual([]);
    const wrong = await violationsIn(stage.rows, { acknowledged: [{ key: 'a-key', answer: '8' }, { key: 'b-key' }] });
    expect(wrong).toEqual([
      'a-key was answered otherwise than is kept.',
      'b-key was acknowledged, and is not kept as done.',
    ]);
  });
});
