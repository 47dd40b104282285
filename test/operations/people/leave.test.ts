/** Going, on both engines: what offboarding ends and where, and what a deactivated account ends everywhere. */
import { completeTask } from '../../../src/operations/house/complete-task.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { openRequest } from '../../../src/operations/requests/requests.ts';
import { engines } from '../../support/engines.ts';
import { openWorld, type World } from './world.ts';

describe.each(engines)('going, on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['minikai', 'miruni']);
    for (const product of ['minikai', 'miruni']) await world.holds('mel', product, 'member');
  });
  afterEach(() => world.close());

  const off = async (by: string, whom: string, more: object = {}) =>
    world.wide(by, offboard, { target: await world.who(whom), workspace: null, successors: [], reason: null, ...more });
  const ask = async (whom: string) => {
    const target = await world.who(whom);
    const root = world.places.get('minikai')?.root;
    if (!root) throw new Error('minikai is open');
    const asking = { requester: target, target, role: 'admin', thing: root, span: {}, reason: 'for the tests' };
    return world.as(whom, 'minikai', (desk) => openRequest(desk, asking), undefined);
  };
  const stateOf = async (name: string) => {
    const id = await world.who(name);
    return (await world.test.db.read(world.tenant, (read) => read.subjects.get(id))).state;
  };

  it('offboarding ends everything everywhere, cancels what they asked for, and hands on what they own', async () => {
    const web = await world.thing('miruni', 'team', 'Web', { admin: ['mel'] });
    const site = await world.thing('miruni', 'project', 'Site', { owner: ['mel'] }, web);
    const request = await ask('mel');
    const successors = [{ thing: site, subject: await world.who('ada') }];
    expect(await off('ada', 'mel', { successors })).toMatchObject({
      grants: 3,
      requests: 1,
      handedOn: 1,
      ownerless: 0,
    });
    expect(await world.on('mel', web)).toEqual([]);
    expect(await stateOf('mel')).toBe('offboarded');
    const after = await world.test.db.read(world.tenant, (read) => read.requests.get(request.id));
    expect(after.state).toBe('cancelled');
    const recorded = await world.test.db.read(world.tenant, (read) => read.things.listRecorded([site]));
    expect(recorded).toEqual([{ thing: site, as: 'owner', subject: await world.who('ada') }]);
    await expect(off('ada', 'mel')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('a successor who could not own it stops the whole, and nothing has changed', async () => {
    const web = await world.thing('miruni', 'team', 'Web');
    const site = await world.thing('miruni', 'project', 'Site', { owner: ['mel'] }, web);
    await world.holds('cal', 'miruni', 'collaborator');
    const successors = [{ thing: site, subject: await world.who('cal') }];
    await expect(off('ada', 'mel', { successors })).rejects.toMatchObject({
      detail: { code: 'successor', field: site },
    });
    expect(await world.roles('mel', 'miruni')).toEqual(['member']);
    expect(await world.roles('mel', 'minikai')).toEqual(['member']);
  });

  it('an Admin of one product takes somebody out of that one only, and learns nothing of the others', async () => {
    await world.holds('abe', 'minikai', 'admin');
    expect(await off('abe', 'mel')).toMatchObject({ products: ['Minikai'] });
    expect(await world.roles('mel', 'miruni')).toEqual(['member']);
    expect(await stateOf('mel')).toBe('active');
    await expect(off('abe', 'mel')).rejects.toMatchObject({ kind: 'not_found' });
    await expect(off('mel', 'abe')).rejects.toMatchObject({ kind: 'denied', detail: { code: 'silence' } });
  });

  it('the last Admin of any product is refused as a whole', async () => {
    await world.holds('abe', 'minikai', 'admin');
    await expect(off('abe', 'ada')).resolves.toMatchObject({ products: ['Minikai'] });
    await expect(off('ada', 'ada')).rejects.toMatchObject({ kind: 'denied', detail: { code: 'rail.last_keeper' } });
    expect(await world.roles('ada', 'miruni')).toEqual(['admin']);
  });

  it('a deactivated account ends everything without asking; coming back brings nothing', async () => {
    const web = await world.thing('miruni', 'team', 'Web', { admin: ['mel'] });
    await world.thing('miruni', 'project', 'Site', { owner: ['mel'] }, web);
    await ask('mel');
    await world.slack('mel', { deactivated: true });
    for (const product of ['minikai', 'miruni']) expect(await world.roles('mel', product)).toEqual([]);
    expect(await stateOf('mel')).toBe('deactivated');
    const types = (await world.events('minikai')).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['request.cancelled', 'role.set', 'subject.deactivated']));
    expect((await world.events('miruni')).map(({ type }) => type)).toContain('task.opened');

    const before = (await world.events('miruni')).length;
    await world.slack('mel', { deactivated: true });
    await world.slack('mel');
    expect(await stateOf('mel')).toBe('deactivated');
    expect((await world.events('miruni')).length).toBe(before);
    const invitees = [{ kind: 'known' as const, subject: await world.who('mel'), inSlack: 'active' as const }];
    await world.as('ada', 'miruni', invite, { invitees, role: null, to: [], span: {}, reason: null });
    expect(await world.roles('mel', 'miruni')).toEqual(['member']);
    expect(await world.on('mel', web)).toEqual([]);
  });

  it('when the last Admin is gone from Slack, a task says the way back, once', async () => {
    await world.slack('ada', { deactivated: true });
    const tasks = await world.test.db.read(world.tenant, async (read) =>
      Promise.all([...world.places.values()].map(({ id }) => read.tasks.listOpen(id, { limit: 10 }))),
    );
    expect(tasks.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(['no-keeper', 'no-keeper']);
  });

  it('a task is done by those who may, once, and not against what Slack says', async () => {
    await world.holds('abe', 'minikai', 'admin');
    await world.slack('ada', { deactivated: true });
    await world.thing('miruni', 'team', 'Web');
    const place = world.places.get('miruni');
    const [task] = place
      ? (await world.test.db.read(world.tenant, (read) => read.tasks.listOpen(place.id, { limit: 1 }))).rows
      : [];
    if (!task) throw new Error('miruni has a task');
    const done = { task: task.id, contradiction: null };
    await expect(world.as('mel', 'miruni', completeTask, done)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(world.as('abe', 'minikai', completeTask, done)).rejects.toMatchObject({ kind: 'not_found' });
    await world.holds('abe', 'miruni', 'admin');
    await expect(
      world.as('abe', 'miruni', completeTask, { ...done, contradiction: 'Slack says no.' }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      detail: { code: 'read_back' },
    });
    expect(await world.as('abe', 'miruni', completeTask, done)).toMatchObject({ state: 'done' });
    await expect(world.as('abe', 'miruni', completeTask, done)).rejects.toMatchObject({
      detail: { code: 'task_done' },
    });
  });
});
