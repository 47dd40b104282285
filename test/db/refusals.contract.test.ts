/** What every store refuses with, word for word, on both engines: what is not there, what is there already, what was changed meanwhile. */
import { connect } from '../../src/db/connection.ts';
import type { Tx } from '../../src/db/index.ts';
import { tenantStore } from '../../src/db/tenants.ts';
import type { TenantId, WorkspaceId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import {
  aGrant,
  anInvitation,
  aPerson,
  aRequest,
  aSubject,
  aTask,
  aThing,
  at,
  type Cast,
  seed,
  start,
} from './seed.ts';

const unknown = 'x_0' as never;

/** Each reads what nobody has. */
const missing: Readonly<Record<string, (tx: Tx) => Promise<unknown>>> = {
  grant: (tx) => tx.grants.get(unknown),
  invitation: (tx) => tx.invitations.get(unknown),
  request: (tx) => tx.requests.get(unknown),
  person: (tx) => tx.subjects.get(unknown),
  thing: (tx) => tx.things.get(unknown),
  task: (tx) => tx.tasks.get(unknown),
  delivery: (tx) => tx.deliveries.get(unknown),
  event: (tx) => tx.events.get(unknown),
  product: (tx) => tx.workspaces.get(unknown),
  'role model': (tx) => tx.models.get(unknown),
};

/** Each writes on what it has read, when somebody else has written on it since. */
const changed: Readonly<Record<string, (tx: Tx, cast: Cast) => Promise<unknown>>> = {
  async grant(tx, cast) {
    const grant = aGrant(cast, { endsAt: at('2026-11-22T13:00:00.000Z') });
    await tx.grants.open(grant);
    await tx.grants.setWarned(grant, start);
    await tx.grants.setWarned(grant, start);
  },
  async invitation(tx, cast) {
    const invitation = anInvitation(cast);
    await tx.invitations.insert(invitation);
    await tx.invitations.replace({ ...invitation, invitedBy: cast.cleo }, { ...invitation, expiresAt: start });
  },
  async request(tx, cast) {
    const request = await tx.requests.insert(aRequest(cast));
    await tx.requests.replace({ ...request, revision: 7 }, { ...request, revision: 8 });
  },
  async person(tx, cast) {
    const ana = await tx.subjects.get(cast.ana);
    await tx.subjects.replace({ ...ana, state: 'invited' }, { ...ana, state: 'offboarded' });
  },
  async task(tx, cast) {
    const { task } = await tx.tasks.open(aTask(cast));
    await tx.tasks.replace({ ...task, title: 'Another' }, { ...task, state: 'done', endedAt: start });
  },
  async 'record of people'(tx, { site, ana, ben }) {
    await tx.things.setRecorded(site, 'owner', ana, ben);
  },
};

/** Each writes what is there already. */
const twice: readonly [string, (tx: Tx, cast: Cast) => Promise<unknown>, string, string | undefined][] = [
  [
    'That is held already, from the same source.',
    (tx, cast) => tx.grants.open(aGrant(cast)).then(() => tx.grants.open(aGrant(cast))),
    'already_held',
    'Lengthen or end the one there is.',
  ],
  [
    'This person is invited already.',
    (tx, cast) => tx.invitations.insert(anInvitation(cast)).then(() => tx.invitations.insert(anInvitation(cast))),
    'already_invited',
    'Change, resend or cancel the invitation there is.',
  ],
  [
    'The same is asked for already and waits for a decision.',
    (tx, cast) => tx.requests.insert(aRequest(cast)).then(() => tx.requests.insert(aRequest(cast))),
    'already_pending',
    'Wait for it, or cancel the request there is.',
  ],
  [
    'This person is already known here.',
    (tx) => {
      const subject = aSubject(tx.tenant, { slackUserId: 'UT1A' });
      return tx.subjects.insert(subject, aPerson(subject.id, 'Ana'));
    },
    'already_known',
    undefined,
  ],
  [
    'The product has told of this thing already.',
    async (tx, cast) => {
      for (const name of ['One', 'Two'])
        await tx.things.insert(aThing(cast, { name, inside: cast.root, externalId: 'p' }));
    },
    'already_there',
    undefined,
  ],
  [
    'minikai is already set up here.',
    async (tx, cast) => {
      const there = await tx.workspaces.get(cast.workspace);
      await tx.workspaces.insert({ ...there, id: 'wsp_2' as WorkspaceId });
    },
    'already_set_up',
    undefined,
  ],
];

describe.each(engines)('refusals on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  beforeAll(async () => {
    test = await openTestDatabase(engine, { clock: { now: () => Date.parse(start) } });
    cast = await seed(test.db);
  });
  afterAll(() => test.drop());

  // Refused, and so taken back: every one begins with the same.
  const refusal = async (work: (tx: Tx) => Promise<unknown>, scope: object = {}): Promise<Refusal> =>
    test.db
      .transact({ ...cast, ...scope }, work)
      .then(() => Promise.reject(new Error('It was not refused.')))
      .catch((error: Refusal) => error);
  const notThere = (what: string) => ({ kind: 'not_found', message: `I know no ${what} that you can see.` });

  it.each(Object.entries(missing))('no such %s', async (what, work) => {
    expect(await refusal(work)).toMatchObject(notThere(what));
  });

  it.each(Object.entries(changed))('the %s, changed meanwhile', async (what, work) => {
    expect(await refusal((tx) => work(tx, cast))).toMatchObject({
      message: `This ${what} was changed in the meantime, so nothing was done.`,
      detail: { code: 'stale', next: 'Look at it again and decide on what you see then.' },
    });
  });

  it('a tenant that is gone', async () => {
    const connected = connect(test.url);
    const parked = connected.change((k) =>
      tenantStore({ k, tenant: 'ten_0' as TenantId, now: start, owedFor: () => [] }).park('token_revoked'),
    );
    await expect(parked).rejects.toThrow('This tenant was changed in the meantime, so nothing was done.');
    await connected.close();
  });

  it.each(twice)('%s', async (message, work, code, next) => {
    const { kind, detail, message: said } = await refusal((tx) => work(tx, cast));
    expect({ kind, said, ...detail }).toEqual({ kind: 'conflict', said: message, code, ...(next ? { next } : {}) });
  });

  it('no such product, and no such tenant', async () => {
    const nothing = async () => undefined;
    expect(await refusal(nothing, { workspace: unknown })).toMatchObject(notThere('product'));
    const nowhere = { tenant: 'ten_0' as TenantId };
    const gone = await test.db.transact(nowhere, nothing).catch((error: Refusal) => error);
    expect(gone).toMatchObject(notThere('Slack workspace'));
    const elsewhere = await test.db
      .transact({ ...nowhere, workspace: cast.workspace }, nothing)
      .catch((error) => error);
    expect(elsewhere).toMatchObject(notThere('product'));
  });

  it('a page from elsewhere', async () => {
    const wrong = await refusal((tx) => tx.tasks.listOpen(cast.workspace, { limit: 1, after: 'nonsense' }));
    expect(wrong).toMatchObject({
      kind: 'invalid',
      message: 'That page does not exist any more.',
      detail: { code: 'bad_cursor', next: 'Start again from the first page.' },
    });
  });
});
