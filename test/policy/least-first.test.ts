/** Of several ways to a yes the least is offered first: each reason for the order, with two ways that differ in it alone. */
import { type Missing, type Need, withOptions } from '../../src/policy/index.ts';
import { leastFirst } from '../../src/policy/least-first.ts';
import { loaded, textOf } from './support/models.ts';
import { thing } from './support/worlds.ts';

const miruni = loaded(textOf('miruni'));
const minikai = loaded(textOf('minikai'));

const role = (...anyOf: string[]): Need => ({ kind: 'role', anyOf });
const is = (type: string, as: string, wanted = true): Need => ({ kind: 'is', thing: thing(type), type, as, wanted });
const closed: Need = { kind: 'flag', thing: thing('project'), type: 'project', flag: 'closed', wanted: true };
const label = (carried: boolean, levels = ['edit', 'view'], tag = 'mini_label'): Need => ({
  kind: 'tag',
  thing: thing('mini'),
  type: 'mini',
  tag,
  levels,
  all: false,
  carried,
});
const nowhere: Need = { kind: 'is', thing: null, type: 'project', as: 'assigned', wanted: true };

const first = (model: typeof miruni, on: string, ...ways: Need[][]): number => {
  const type = model.inner.typeOf.get(on);
  if (!type) throw new Error(on);
  const all = ways.map((needs, at): Missing => ({ because: String(at), facts: [], needs }));
  return Number(leastFirst(model, type, all)[0]?.because);
};

it.each<[string, string, Need[], Need[]]>([
  ['one fact before two', 'edit_request', [is('edit_request', 'creator')], [is('project', 'assigned'), closed]],
  ['something on a thing before a role of the workspace', 'project', [is('project', 'owner')], [role('guest')]],
  ['becoming something before ceasing to be it', 'team', [is('team', 'admin')], [is('team', 'member', false)]],
  ['two facts before becoming the keeper', 'team', [role('admin', 'member'), is('team', 'admin')], [role('admin')]],
  [
    'what can be asked for before what is only given',
    'edit_request',
    [is('team', 'admin')],
    [is('edit_request', 'shared')],
  ],
  [
    'what is given before what is recorded',
    'edit_request',
    [is('edit_request', 'shared')],
    [is('edit_request', 'creator')],
  ],
  [
    'what is given before what is recorded, however weak',
    'edit_request',
    [is('edit_request', 'assigned'), is('edit_request', 'shared')],
    [is('edit_request', 'link_holder'), is('edit_request', 'follower')],
  ],
  [
    'what is asked for on a thing around before a role of the same name that is only given',
    'edit_request',
    [is('project', 'assigned')],
    [is('edit_request', 'assigned')],
  ],
  ['what is asked for before a flag', 'project', [is('team', 'member')], [closed]],
  ['a role that is asked for before one that is not', 'project', [role('member')], [role('guest')]],
  ['on the thing itself before around it', 'project', [is('project', 'assigned')], [is('team', 'member')]],
  ['near before far', 'edit_request', [is('project', 'assigned')], [is('team', 'member')]],
  ['the weaker role on a thing before the stronger', 'team', [is('team', 'member')], [is('team', 'admin')]],
  ['the weaker workspace role before the stronger', 'project', [role('member', 'collaborator')], [role('member')]],
  ['something around before what is not there', 'edit_request', [is('edit_request', 'creator')], [nowhere]],
])('%s', (_, on, less, more) => {
  expect([first(miruni, on, less, more), first(miruni, on, more, less)]).toEqual([0, 1]);
});

it('a tag that the thing carries before one that must first be put on it', () => {
  expect(first(minikai, 'mini', [label(false)], [label(true)])).toBe(1);
});

it('a weaker level of a tag before a stronger one', () => {
  const on = withOptions(minikai, { labelEdit: 'on' });
  expect(first(on, 'mini', [label(true, ['edit'])], [label(true)])).toBe(1);
});

it('equal ways stay in the order of the model, and the weakest role is no more than a flag', () => {
  expect(first(miruni, 'team', [is('team', 'admin')], [is('team', 'admin')])).toBe(0);
  const [creator, weakest] = [is('edit_request', 'creator'), is('edit_request', 'follower')];
  const open: Need = { kind: 'flag', thing: thing('it'), type: 'edit_request', flag: 'link_on', wanted: true };
  expect(first(miruni, 'edit_request', [creator, weakest], [creator, open])).toBe(0);
  expect(first(miruni, 'edit_request', [creator, open], [creator, weakest])).toBe(0);
});
