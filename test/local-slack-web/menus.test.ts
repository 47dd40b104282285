/** Menus: what they offer, what a typed word finds, where keys lead. */
import type { Element, Option } from '../../src/local-slack/kit.ts';
import type { PersonShown, WorldShown } from '../../src/local-slack/page/contract.ts';
import { chosenIn, groupsOf, putOf, workspaceChoices } from '../../src/local-slack/web/kit/menus/choices.ts';
import { CLOSED, combobox, moveOf } from '../../src/local-slack/web/kit/menus/combobox.ts';
import { filterGroups, flat } from '../../src/local-slack/web/kit/menus/filter.ts';
import { entryAt } from '../../src/local-slack/web/kit/menus/menu-keys.ts';
import { placed } from '../../src/local-slack/web/kit/popup/placing.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string): Option => ({ text: plain(text), value: text.toLowerCase() });
const person = (id: string, name: string, more: Partial<PersonShown> = {}): PersonShown => ({
  id,
  handle: name.toLowerCase(),
  name,
  team: 'T1',
  role: 'Member',
  tz: 'UTC',
  isBot: false,
  deactivated: false,
  external: false,
  ...more,
});
const ana = person('U1', 'Ana');
const channel = { team: 'T1', private: false, archived: false, members: [] as string[] };
const world: WorldShown = {
  teams: [],
  people: [
    ana,
    person('U2', 'Zoë', { team: 'T2', external: true }),
    person('U3', 'Dora', { deactivated: true }),
    person('U4', 'Yan', { team: 'T2' }),
  ],
  channels: [
    { id: 'C1', name: 'general', ...channel, members: ['U1', 'U2', 'U3'] },
    { id: 'C2', name: 'desk', ...channel, private: true, members: ['U1'] },
    { id: 'C4', name: 'board', ...channel, private: true, members: ['U3'] },
    { id: 'C3', name: 'old', ...channel, archived: true },
  ],
  usergroups: [],
  apps: [],
};
const offered = (element: Element) => flat(workspaceChoices(element, world, ana) ?? []).map((it) => it.value);

it('offers who can be chosen: nobody deactivated, nobody unknown', () => {
  expect(offered({ type: 'users_select' })).toEqual(['U1', 'U2']);
  expect(offered({ type: 'multi_users_select' })).toEqual(['U1', 'U2']);
});

it('offers channels as the menu allows them', () => {
  expect(offered({ type: 'channels_select' })).toEqual(['C1']);
  expect(offered({ type: 'conversations_select' })).toEqual(['C1', 'C2']);
  expect(offered({ type: 'conversations_select', filter: { include: ['private'] } })).toEqual(['C2']);
  expect(workspaceChoices({ type: 'static_select' }, world, ana)).toBeUndefined();
});

it('shows what is chosen by name, and an unknown id as it is', () => {
  const names = (element: Element, value: Record<string, unknown>) =>
    chosenIn(element, { type: element.type, ...value }, world).map((it) => it.text.text);
  expect(names({ type: 'users_select' }, { selected_user: 'U2' })).toEqual(['Zoë']);
  expect(names({ type: 'multi_users_select' }, { selected_users: ['U1', 'U99'] })).toEqual(['Ana', 'U99']);
  expect(names({ type: 'conversations_select' }, { selected_conversation: 'C1' })).toEqual(['#general']);
  expect(names({ type: 'static_select' }, { selected_option: option('One') })).toEqual(['One']);
  expect(names({ type: 'static_select' }, { selected_option: null })).toEqual([]);
});

it('puts one value, a list, or nothing', () => {
  expect(putOf({ type: 'static_select' }, [option('One')])).toBe('one');
  expect(putOf({ type: 'static_select' }, [])).toBeNull();
  expect(putOf({ type: 'checkboxes' }, [])).toEqual([]);
});

it('finds every typed word, whatever the case and the accents', () => {
  const groups = groupsOf([
    { label: plain('First'), options: [option('Billing reader'), option('Admin')] },
    { label: plain('Second'), options: [option('Éditeur')] },
  ]);
  expect(flat(filterGroups(groups, 'READ bil')).map((it) => it.value)).toEqual(['billing reader']);
  expect(filterGroups(groups, 'edi').map((it) => it.label?.text)).toEqual(['Second']);
  expect(filterGroups(groups, 'nothing')).toEqual([]);
  const byHandle = workspaceChoices({ type: 'users_select' }, world, ana) ?? [];
  expect(flat(filterGroups(byHandle, 'zoe')).map((it) => it.value)).toEqual(['U2']);
});

it('opens at what is chosen, starts afresh when something is typed, and forgets it all when it closes', () => {
  const open = combobox(CLOSED, { type: 'open', active: 3 });
  expect(open).toEqual({ open: true, query: '', active: 3 });
  expect(combobox(open, { type: 'open', active: 0 })).toBe(open);
  const typed = combobox(open, { type: 'type', query: 'a' });
  expect(typed).toEqual({ open: true, query: 'a', active: 0 });
  expect(combobox(typed, { type: 'point', at: 2 }).active).toBe(2);
  expect(combobox(typed, { type: 'close' })).toEqual(CLOSED);
});

it.each([
  ['next', 9, 0],
  ['next', -1, 0],
  ['previous', 0, 9],
  ['first', 5, 0],
  ['last', 5, 9],
  ['further', 5, 9],
  ['back', 5, 0],
] as const)('%s from %i is %i of ten', (how, from, to) => {
  const at = { open: true, query: '', active: from };
  expect(combobox(at, { type: 'move', how, count: 10 }).active).toBe(to);
});

it('leaves Home and End to the text unless Control is held', () => {
  expect([moveOf('Home', false), moveOf('Home', true), moveOf('ArrowDown', false), moveOf('x')]).toEqual([
    undefined,
    'first',
    'next',
    undefined,
  ]);
});

it('goes round in a small menu, and to the next entry with a letter', () => {
  const entries = ['History', 'Hold', 'Reassign'];
  expect([entryAt('ArrowDown', 2, entries), entryAt('ArrowUp', 0, entries), entryAt('End', 0, entries)]).toEqual([
    0, 2, 2,
  ]);
  expect([
    entryAt('h', 0, entries),
    entryAt('h', 1, entries),
    entryAt('r', 0, entries),
    entryAt('x', 0, entries),
  ]).toEqual([1, 0, 2, undefined]);
  expect(entryAt(' ', 0, entries)).toBeUndefined();
});

it('stands under its field, above where there is more room, and inside the window', () => {
  const window = { width: 400, height: 600 };
  const popup = { width: 200, height: 300 };
  const field = { left: 20, top: 100, width: 100, height: 30 };
  expect(placed(field, popup, window)).toMatchObject({ left: 20, top: 134 });
  expect(placed({ ...field, top: 500 }, popup, window)).toMatchObject({ top: 196 });
  expect(placed({ ...field, top: 50 }, popup, { width: 400, height: 300 })).toMatchObject({ top: 84, maxHeight: 208 });
  expect(placed({ ...field, left: 350 }, popup, window).left).toBe(192);
  expect(placed({ ...field, top: 400 }, { width: 200, height: 900 }, window).maxHeight).toBe(360);
});
