// The sidebar, the people to act as, the faces.
import { hueOf, initialsOf } from '../../src/local-slack/web/shell/faces.ts';
import { listingOf, rowNote, silence } from '../../src/local-slack/web/shell/listing.ts';
import { counterpart, matching, peopleGroups } from '../../src/local-slack/web/shell/people.ts';
import { conversation, named, screen, world } from './support.ts';

const names = (list: { name: string }[]) => list.map((it) => it.name);

it('sorts conversations into the sections of Slack', () => {
  const mine = screen(
    conversation('zebra'),
    conversation('help-desk', { kind: 'private' }),
    conversation('random', { joined: false }),
    conversation('old', { archived: true }),
    conversation('roledesk', { kind: 'im', with: 'U-roledesk' }),
    conversation('ana', { kind: 'im', with: 'U-ana' }),
  );
  const listing = listingOf(mine, world);
  expect(names(listing.channels)).toEqual(['help-desk', 'zebra']);
  expect(listing.apps.map((it) => it.app.name)).toEqual(['Roledesk']);
  expect(names(listing.direct)).toEqual(['ana']);
  expect(names(listing.elsewhere)).toEqual(['old', 'random']);
  expect(names(listingOf(mine, world, 'C-random').channels)).toEqual(['help-desk', 'random', 'zebra']);
});

it('says why one cannot write', () => {
  expect(silence(conversation('a'))).toBeUndefined();
  expect(silence(conversation('a', { joined: false }))).toBe('not joined');
  expect(silence(conversation('a', { joined: false, archived: true }))).toBe('archived');
});

it('says in words what a row shows by weight and number', () => {
  expect(rowNote(conversation('general'))).toBe(', channel');
  expect(rowNote(conversation('desk', { kind: 'private', unread: 3 }))).toBe(', private channel, 3 unread');
  expect(rowNote(conversation('ana', { kind: 'im', unread: 2, mentions: 2 }))).toBe(', for you: ');
});

it('groups people by Slack workspace, without bots, the deactivated last', () => {
  const [acme, beta] = peopleGroups(world);
  expect(acme?.people.map((it) => it.handle)).toEqual(['olga', 'cleo', 'ana', 'ben', 'dora']);
  expect(beta?.people.map((it) => it.handle)).toEqual(['zoe']);
  expect(beta?.title).toContain('Slack Connect');
});

it('puts an Admin beside anybody, and somebody else beside the Admin', () => {
  expect(counterpart(world, named('ben'))?.handle).toBe('cleo');
  expect(counterpart(world, named('cleo'))?.handle).toBe('olga');
});

it('makes initials and a hue that stays', () => {
  expect(['Ana Meier', 'roledesk', 'Ana Lena van Dyk', '  ', '王芳'].map(initialsOf)).toEqual([
    'AM',
    'R',
    'AD',
    '?',
    '王',
  ]);
  expect(hueOf('U1')).toBe(hueOf('U1'));
  expect(new Set(['U1', 'U2', 'U3', 'U4'].map(hueOf)).size).toBe(4);
});

it('finds whom to write to by the beginning of a name, a surname or a handle', () => {
  const found = (sought: string) => matching(world.people, sought).map((it) => it.handle);
  expect(found('an')).toEqual(['ana']);
  expect(found(' @OKA')).toEqual(['ben']);
  expect(found('ana meier')).toEqual(['ana']);
  expect(found('eier')).toEqual([]);
  expect(found('')).toHaveLength(world.people.length);
});
