/** The one way to carry an act out: once for each payload, by somebody, and a denial is written down wherever it happens. */
import { mintId, type SubjectId, type WorkspaceId } from '../../src/domain/ids.ts';
import { denied, notFound } from '../../src/domain/refusal.ts';
import type { Desk, Operation } from '../../src/operations/desk.ts';
import { lengthenGrant, setBaseline } from '../../src/operations/ledger.ts';
import { changeInvitation } from '../../src/operations/people/invitations.ts';
import { giveNow, sendInvitation } from '../../src/operations/people/invite-steps.ts';
import { grantWords, typedFor } from '../../src/operations/people/people-words.ts';
import { lookRecordingOn, performOn, performWideOn } from '../../src/operations/perform.ts';
import { endGrant } from '../../src/operations/requests/end-grant.ts';
import { extend } from '../../src/operations/requests/extend.ts';
import { requestAccess } from '../../src/operations/requests/request-access.ts';
import { castVote } from '../../src/operations/requests/requests.ts';
import { containersOf } from '../../src/operations/things/things.ts';
import { titleOf } from '../../src/operations/words.ts';
import { openWorld, type World } from './people/world.ts';

let world: World;
let workspace: WorkspaceId;
let mel: SubjectId;
beforeAll(async () => {
  world = await openWorld('sqlite', ['miruni']);
  workspace = world.places.get('miruni')?.id ?? ('' as WorkspaceId);
  await world.holds('mel', 'miruni', 'member');
  mel = await world.who('mel');
});
afterAll(() => world.close());

const caller = () => ({ tenant: world.tenant, subject: mel });
const denials = async () =>
  (await world.test.db.read(world.tenant, (read) => read.events.listSince(workspace, 0, 1000))).flatMap((event) =>
    event.happening.type === 'act.denied' ? [{ ...event.happening, by: event.by }] : [],
  );

describe('an act with a key', () => {
  it('is done once; a repeat answers as the first did', async () => {
    let times = 0;
    const counting: Operation<number, number> = async (_desk, by) => {
      times += by;
      return times;
    };
    const perform = performOn(world.test.db);
    const act = (key?: string) =>
      perform({ caller: caller(), workspace, ...(key ? { key } : {}) }, counting, 1, (count) => `done ${count}`);
    expect([await act('one'), await act('one'), await act('two'), await act('one')]).toEqual([
      ...['done 1', 'done 1', 'done 2', 'done 1'],
    ]);
    expect([await act(), await act()]).toEqual(['done 3', 'done 4']);
  });

  it('keeps that nothing was answered, and forgets an act that failed', async () => {
    const perform = performWideOn(world.test.db);
    const act = (key: string, fails: boolean) =>
      perform(
        { caller: caller(), key },
        async () => (fails ? Promise.reject(new Error('No.')) : 0),
        undefined,
        (was) => (was === 0 ? undefined : was),
      );
    expect([await act('quiet', false), await act('quiet', false)]).toEqual([undefined, null]);
    await expect(act('failing', true)).rejects.toThrow('No.');
    expect(await act('failing', false)).toBeUndefined();
  });
});

describe('what is denied', () => {
  it('is written down with what is known of it, and nothing else is', async () => {
    const before = (await denials()).length;
    const refuses =
      (error: Error): Operation<undefined, void> =>
      () =>
        Promise.reject(error);
    await expect(world.as('mel', 'miruni', refuses(denied('Not today.')), undefined)).rejects.toThrow('Not today.');
    await expect(world.as('mel', 'miruni', refuses(notFound('tea')), undefined)).rejects.toThrow('tea');
    await expect(world.as('mel', 'miruni', refuses(new Error('broken')), undefined)).rejects.toThrow('broken');
    expect((await denials()).slice(before)).toEqual([
      { type: 'act.denied', action: '', thing: null, target: null, code: 'denied', message: 'Not today.', by: mel },
    ]);
  });

  it('is written down in the product that refused, where the act or the look was in none', async () => {
    const before = (await denials()).length;
    const no = denied('Not here.', { workspace, action: 'workspace.view_people', code: 'silence', target: mel });
    await expect(world.wide('mel', () => Promise.reject(no), undefined)).rejects.toThrow('Not here.');
    const look = lookRecordingOn(world.test.db);
    await expect(look(caller(), () => Promise.reject(no), undefined)).rejects.toThrow('Not here.');
    const told = { action: 'workspace.view_people', thing: null, target: mel, code: 'silence', message: 'Not here.' };
    expect((await denials()).slice(before)).toEqual(Array(2).fill({ type: 'act.denied', ...told, by: mel }));
    expect(await look(caller(), async () => 'a look', undefined)).toBe('a look');
  });
});

describe('what takes somebody', () => {
  const id = mintId('grant', 0);
  const nobody: readonly [string, (desk: Desk) => Promise<unknown>, string][] = [
    ['to ask the policy', ({ ask }) => ask({ action: 'team.view', thing: mel }), 'asked about: team.view'],
    [
      'to ask for a role',
      (desk) =>
        requestAccess(desk, {
          ...{ target: mel, role: null, thing: desk.workspace.root, span: {}, reason: 'why', ticket: null },
        }),
      'Nobody is asking',
    ],
    ['to ask for more time', (desk) => extend(desk, { grant: id, span: {}, reason: 'why' }), 'Nobody is asking'],
    ['to vote', (desk) => castVote(desk, {} as never, { verdict: 'approve', comment: null }), 'Nobody is voting'],
    ['to give at once', (desk) => giveNow(desk, { state: 'active' } as never, [], null), 'Nobody is giving'],
    ['to invite', (desk) => sendInvitation(desk, null, 'x@acme.example', []), 'Nobody is inviting'],
    [
      'to change an invitation',
      (desk) => changeInvitation(desk, { gives: [] } as never, {} as never),
      'Nobody is changing the invitation',
    ],
  ];

  it.each(nobody)('%s is not done by Roledesk itself', async (_what, act, says) => {
    await expect(world.as(null, 'miruni', act, undefined)).rejects.toThrow(says);
  });

  it('ends nothing, whoever holds it', async () => {
    const [held] = await world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(mel));
    const ending = { grant: held?.id ?? id, reason: null };
    await expect(world.as(null, 'miruni', endGrant, ending)).rejects.toThrow('Nobody is acting');
  });
});

describe('the words of the model', () => {
  it('are its titles; what it does not know goes by its name', async () => {
    const team = await world.thing('miruni', 'team', 'Web');
    const project = await world.thing('miruni', 'project', 'Site', {}, team);
    const told = await world.as(
      null,
      'miruni',
      async (desk) => ({
        grants: await grantWords(desk, [
          { thing: desk.workspace.root, role: 'member' },
          { thing: team, role: 'admin' },
          { thing: project, role: 'assigned' },
          { thing: mintId('thing', 0), role: 'admin' },
        ]),
        titles: [titleOf(desk.model, 'member'), titleOf(desk.model, 'boss'), titleOf(desk.model, 'boss', 'ship')],
        typed: await typedFor(desk, 'set', mel, 'guest'),
        containers: containersOf(desk, { inside: ['team', 'edit_request', 'ship'] } as never),
      }),
      undefined,
    );
    expect(told).toEqual({
      grants: ['Member', 'Team Admin of Web', 'assigned to Site', 'Admin of something'],
      titles: ['Member', 'boss', 'boss'],
      typed: 'set <@UMEL00000|mel> guest',
      containers: 'a team or an edit request or a ship',
    });
  });

  it('name people by what is known of them, without the marks that Slack reads', async () => {
    const { id: zoe } = await world.slack('zoe', { name: '<Zoe|&co>' });
    const { id: una } = await world.slack('una', { name: '<>' });
    await world.as(
      'ada',
      'miruni',
      (desk) =>
        sendInvitation(desk, null, 'kim@acme.example', [{ role: 'member', thing: desk.workspace.root, span: {} }]),
      undefined,
    );
    const kim = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('kim@acme.example'));
    const typed = (id: SubjectId | undefined) =>
      world.as(null, 'miruni', (desk) => typedFor(desk, 'set', id ?? mel, 'guest'), undefined);
    expect([await typed(zoe), await typed(una), await typed(kim?.id)]).toEqual([
      'set <@UZOE00000|Zoeco> guest',
      'set <@UUNA00000> guest',
      'set kim@acme.example guest',
    ]);
  });
});

it('a baseline that is taken says what it became, and what has no end is not lengthened', async () => {
  await world.holds('max', 'miruni', 'member');
  const max = await world.who('max');
  const [held] = await world.test.db.read(world.tenant, (read) => read.grants.listOpenOf(max));
  if (!held) throw new Error('max is a member');
  const longer = (desk: Desk) => lengthenGrant(desk, held, null, { reason: null, request: null });
  await expect(world.as('ada', 'miruni', longer, undefined)).rejects.toThrow();
  await world.as('ada', 'miruni', (desk) => setBaseline(desk, max, null, null), undefined);
  const after = await world.test.db.read(world.tenant, (read) => read.grants.get(held.id));
  expect(after.endedBecause).toBe('changed to nothing');
});
