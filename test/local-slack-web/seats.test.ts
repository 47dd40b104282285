// Names in the address find their people and conversations.
import { firstSeat, homeOf, nameOf, personNamed, spotNamed, whereOf } from '../../src/local-slack/web/state/seats.ts';
import { conversation, named, screen, world } from './support.ts';

const direct = conversation('roledesk', { kind: 'im', with: 'U-roledesk' });
const general = conversation('general');
const random = conversation('random');

it('names people by handle, those elsewhere with their Slack workspace', () => {
  expect(nameOf(world, named('ben'))).toBe('ben');
  expect(nameOf(world, named('zoe'))).toBe('zoe@beta');
  for (const person of world.people) expect(personNamed(world, nameOf(world, person))).toBe(person);
  expect(personNamed(world, 'nobody')).toBeUndefined();
});

it('begins with an Admin, else with anybody who is there', () => {
  expect(firstSeat(world)).toEqual({ person: 'cleo' });
  const members = { ...world, people: world.people.filter((it) => it.role === 'Member' || it.isBot) };
  expect(firstSeat(members)).toEqual({ person: 'ana' });
  expect(firstSeat({ ...world, people: [] })).toBeUndefined();
});

it('finds a conversation by its name, an app by its Home', () => {
  const mine = screen(random, direct, general);
  for (const it of mine.conversations)
    expect(spotNamed(mine, whereOf(it))).toEqual({ conversation: it, isHome: false });
  expect(spotNamed(mine, homeOf(direct))).toEqual({ conversation: direct, isHome: true });
});

it('takes the usual conversation for what is not there', () => {
  expect(spotNamed(screen(random, general), 'gone')?.conversation).toBe(general);
  expect(spotNamed(screen(conversation('a', { joined: false }), random), undefined)?.conversation).toBe(random);
  expect(spotNamed(screen(), 'general')).toBeUndefined();
});
