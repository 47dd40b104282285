/** Setting and removing roles, on both engines: what each refusal is called, and that a refused change changed nothing. */
import type { Span } from '../../../src/domain/instant.ts';
import { removeRole } from '../../../src/operations/people/remove-role.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { engines } from '../../support/engines.ts';
import { openWorld, type World } from './world.ts';

const hours = (count: number): Span => ({ length: { count, unit: 'hour' } });

describe.each(engines)('changing roles on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['minikai', 'slack']);
    await world.holds('abe', 'minikai', 'admin');
    await world.holds('mia', 'minikai', 'member');
  });
  afterEach(() => world.close());

  const set = async (by: string, whom: string, role: string, span: Span = {}, product = 'minikai') =>
    world.as(by, product, setRole, { target: await world.who(whom), role, span, reason: null });
  const remove = async (by: string, whom: string, role: string, product = 'minikai') =>
    world.as(by, product, removeRole, { target: await world.who(whom), role, reason: null });

  it('puts another baseline in the place of the present one, in one step', async () => {
    expect(await set('ada', 'mia', 'admin')).toMatchObject({ kind: 'set', from: 'Member', to: 'Admin' });
    expect(await world.roles('mia', 'minikai')).toEqual(['admin']);
    expect((await world.events('minikai')).at(-1)).toMatchObject({ type: 'role.set', from: 'member', to: 'admin' });
    const before = (await world.events('minikai')).length;
    expect(await set('ada', 'mia', 'admin')).toMatchObject({ kind: 'same' });
    expect((await world.events('minikai')).length).toBe(before);
  });

  it('covers the baseline for a time, and lets nobody cover it with less', async () => {
    expect(await set('ada', 'mia', 'admin', hours(4))).toMatchObject({
      kind: 'covered',
      from: 'Member',
      afterwards: 'Member',
    });
    expect(await set('ada', 'mia', 'member')).toMatchObject({ kind: 'same', goesOn: [{ title: 'Admin' }] });
    await expect(set('ada', 'abe', 'member', hours(4))).rejects.toMatchObject({
      kind: 'invalid',
      detail: {
        code: 'lesser_for_a_time',
        instead: [expect.stringContaining('set <@'), expect.stringContaining('offboard <@')],
      },
    });
    expect(await world.roles('abe', 'minikai')).toEqual(['admin']);
  });

  it('keeps one open-ended Admin (MK-17): a cover does not count as one', async () => {
    await set('ada', 'abe', 'member');
    await set('ada', 'mia', 'admin', hours(4));
    for (const attempt of [set('ada', 'ada', 'member'), remove('ada', 'ada', 'admin')])
      await expect(attempt).rejects.toMatchObject({ kind: 'denied', detail: { code: 'rail.last_keeper' } });
    expect(await world.roles('ada', 'minikai')).toEqual(['admin']);
  });

  it('two who demote each other at the same time leave one', async () => {
    const both = await Promise.allSettled([set('ada', 'abe', 'member'), set('abe', 'ada', 'member')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = [...(await world.roles('ada', 'minikai')), ...(await world.roles('abe', 'minikai'))];
    expect(left.sort()).toEqual(['admin', 'member']);
  });

  it('refuses Members (MK-2) before it says anything of whom it is about', async () => {
    const known = await set('mia', 'abe', 'admin').catch((error: Error) => error.message);
    const unknown = await set('mia', 'zed', 'admin').catch((error: Error) => error.message);
    expect(known).toBe(unknown);
    await expect(remove('mia', 'abe', 'admin')).rejects.toMatchObject({ kind: 'denied', detail: { code: 'silence' } });
  });

  it('gives nothing to somebody of another Slack workspace', async () => {
    await world.slack('zoe', { kind: 'stranger' });
    await expect(set('ada', 'zoe', 'admin')).rejects.toMatchObject({ kind: 'invalid', detail: { code: 'stranger' } });
    expect(await world.roles('zoe', 'minikai')).toEqual([]);
  });

  it('takes a role by its name, for good or for a time, and never the last thing somebody has', async () => {
    expect(await remove('ada', 'abe', 'admin')).toMatchObject({ role: 'Admin', remains: 'Member' });
    await set('ada', 'mia', 'admin', hours(4));
    expect(await remove('ada', 'mia', 'admin')).toMatchObject({ remains: 'Member' });
    await expect(remove('ada', 'mia', 'admin')).rejects.toMatchObject({ detail: { code: 'not_held' } });
    await expect(remove('ada', 'mia', 'member')).rejects.toMatchObject({ detail: { code: 'takes_all' } });
    expect(await world.roles('mia', 'minikai')).toEqual(['member']);
  });

  it('asks the others where asking would, with the caller’s voice counted', async () => {
    await world.holds('otto', 'slack', 'owner');
    await world.holds('ann', 'slack', 'admin');
    await world.holds('mel', 'slack', 'member');
    expect(await set('ann', 'mel', 'admin', {}, 'slack')).toMatchObject({ kind: 'asked', request: 1001 });
    expect(await world.roles('mel', 'slack')).toEqual(['member']);
    const types = (await world.events('slack')).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['request.opened', 'request.voted']);
    // A lesser role asks nobody.
    expect(await set('otto', 'ann', 'member', {}, 'slack')).toMatchObject({ kind: 'set', to: 'Member' });
  });
});

describe.each(engines)('several roles per person on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld(engine, ['fixtures/models/seven.yaml']);
  });
  afterEach(() => world.close());

  it('set adds one, remove ends one, and the others stay', async () => {
    const seven = { span: {}, reason: null, target: await world.who('kit') };
    for (const role of ['reader', 'auditor']) await world.as('ada', 'seven', setRole, { ...seven, role });
    expect(await world.roles('kit', 'seven')).toEqual(['auditor', 'reader']);
    // Two stages, the second by two: one voice is counted, and nothing is given yet.
    expect(await world.as('ada', 'seven', setRole, { ...seven, role: 'clinical' })).toMatchObject({ kind: 'asked' });
    await world.as('ada', 'seven', removeRole, { ...seven, role: 'auditor' });
    expect(await world.roles('kit', 'seven')).toEqual(['reader']);
  });
});

describe.each(engines)('the roles on things after a change, on %s', (engine) => {
  it('end where the new role cannot hold them, in this product only; all others stay (MR-16)', async () => {
    const world = await openWorld(engine, ['miruni', 'minikai']);
    await world.holds('mia', 'miruni', 'member');
    await world.holds('mia', 'minikai', 'member');
    const team = await world.thing('miruni', 'team', 'Web', { member: ['mia'] });
    const project = await world.thing('miruni', 'project', 'Site', { assigned: ['mia'] }, team);
    const mini = await world.thing('minikai', 'mini_label', 'Rose', { view: ['mia'] });
    await world.as('ada', 'miruni', setRole, {
      target: await world.who('mia'),
      role: 'collaborator',
      span: {},
      reason: null,
    });
    expect(await world.roles('mia', 'miruni')).toEqual(['collaborator']);
    expect(await world.on('mia', team)).toEqual([]);
    expect(await world.on('mia', project)).toEqual(['assigned']);
    expect(await world.on('mia', mini)).toEqual(['view']);
    await world.close();
  });
});
