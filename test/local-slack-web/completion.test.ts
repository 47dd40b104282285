// What the composer offers, and what it puts in.
import { completed, offerFor, usageOf } from '../../src/local-slack/web/composer/completion.ts';
import { named, world } from './support.ts';

const ben = named('ben');
const offered = (text: string, caret = text.length, viewer = ben) =>
  offerFor(text, caret, world, viewer).choices.map((it) => it.title);

it('offers commands while the first word is typed', () => {
  expect(offered('/')).toEqual(['/role', '/role-request']);
  expect(offered('/role-')).toEqual(['/role-request']);
  expect(offered('/nothing')).toEqual([]);
  expect(offered('/role ')).toEqual([]);
  expect(offered('say /ro')).toEqual([]);
});

it('offers the commands of one’s own Slack workspace only', () => {
  expect(offered('/', 1, named('zoe'))).toEqual([]);
});

it('offers people, apps, user groups and everybody, by handle first', () => {
  expect(offered('/role add @a')).toEqual(['@ana']);
  expect(offered('hello @o')).toEqual(['@olga', '@ops', '@ben']);
  expect(offered('@desk')).toEqual(['@roledesk']);
  expect(offered('@here')).toEqual(['@here']);
  expect(offered('@dora')).toEqual([]);
  expect(offered('mail@a')).toEqual([]);
});

it('offers people of another Slack workspace where they meet, and no user group across', () => {
  expect(offered('@zoe', 4, named('ana'))).toEqual(['@zoe']);
  expect(offered('@zoe')).toEqual([]);
  expect(offered('@ana', 4, named('zoe'))).toEqual(['@ana']);
  expect(offered('@op', 3, named('zoe'))).toEqual([]);
});

it('offers channels that are in use, and private ones to who is in them', () => {
  expect(offered('see #')).toEqual(['#general']);
  expect(offered('see #', 5, named('cleo'))).toEqual(['#general', '#help-desk']);
  expect(offered('see #old')).toEqual([]);
});

it('knows when the line says it already, so that Enter may send', () => {
  const isExact = (text: string) => offerFor(text, text.length, world, ben).isExact;
  expect(isExact('/role')).toBe(true);
  expect(isExact('/rol')).toBe(false);
  expect(isExact('ask @Ana')).toBe(true);
  expect(isExact('ask @an')).toBe(false);
  // Dora is deactivated and not offered; nobody else is put in her place.
  expect(isExact('show @dora')).toBe(true);
});

it('puts a choice in where it was typed, in the middle of a line too', () => {
  const text = '/role add @an to web';
  const offer = offerFor(text, '/role add @an'.length, world, ben);
  const [ana] = offer.choices;
  if (!ana) throw new Error('Nobody was offered');
  expect(completed(text, offer, ana)).toEqual({ text: '/role add @ana to web', caret: '/role add @ana '.length });
});

it('says how a command is used once it is typed', () => {
  expect(usageOf('/role add', world, ben)).toBe('/role help | why');
  expect(usageOf('/role', world, ben)).toBeUndefined();
  expect(usageOf('/other x', world, ben)).toBeUndefined();
});
