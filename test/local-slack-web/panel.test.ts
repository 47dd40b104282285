// Behind the scenes: the traffic in lines, and faults as the local Slack wants them.
import { become, channelName, comeOrGo, inChannel } from '../../src/local-slack/web/panel/changes.ts';
import {
  detailsOf,
  type Entry,
  filtered,
  type Kind,
  kindNames,
  lineOf,
  withNews,
} from '../../src/local-slack/web/panel/entries.ts';
import { extraOf, type FaultKind, faultBody, faultInWords, faultKinds } from '../../src/local-slack/web/panel/fault.ts';
import { named, world } from './support.ts';

const entries: Entry[] = [
  { number: 0, at: 1, kind: 'delivery', type: 'slash_commands', by: 'socket', payload: {}, ok: true, ms: 12.4 },
  { number: 1, at: 2, kind: 'delivery', type: 'block_actions', by: 'none', payload: {}, ok: false, ms: 3000, retry: 1 },
  { number: 2, at: 3, kind: 'call', method: 'views.open', args: { view: 1 }, ok: true, ms: 3 },
  {
    number: 3,
    at: 4,
    kind: 'call',
    method: 'chat.postMessage',
    args: {},
    ok: false,
    ms: 3,
    error: 'channel_not_found',
  },
  { number: 4, at: 5, kind: 'validation', where: 'views.open', problems: [{ message: 'too long', pointer: '/title' }] },
  { number: 5, at: 6, kind: 'response_url', ok: true, body: {} },
  { number: 6, at: 7, kind: 'fault', method: 'views.open', fault: 'rate_limited' },
];
const all = new Set(Object.keys(kindNames) as Kind[]);

it('says of each what it was and what came of it', () => {
  expect(
    entries.map(lineOf).map(({ way, title, outcome, isBad }) => `${way} ${title}: ${outcome}${isBad ? ' !' : ''}`),
  ).toEqual([
    '→ app slash_commands: acknowledged in 12 ms',
    '→ app block_actions (attempt 2): not acknowledged !',
    'app → views.open: ok, 3 ms',
    'app → chat.postMessage: channel_not_found !',
    'refused views.open: /title: too long !',
    'app → response_url: ok',
    'fault views.open: rate limited !',
  ]);
});

it('filters by kind and by any word, the newest first', () => {
  const numbers = (kinds: Set<Kind>, sought: string) => filtered(entries, kinds, sought).map((it) => it.number);
  expect(numbers(all, '')).toEqual([6, 5, 4, 3, 2, 1, 0]);
  expect(numbers(new Set(['call']), '')).toEqual([3, 2]);
  expect(numbers(all, ' VIEWS.open ')).toEqual([6, 4, 2]);
  expect(numbers(new Set(), '')).toEqual([]);
});

it('takes news once, and lets the oldest go', () => {
  expect(withNews(entries, entries.slice(3))).toBe(entries);
  const many = Array.from({ length: 600 }, (_, index) => ({ ...entries[5], number: index + 7 }) as Entry);
  const now = withNews(entries, many);
  expect(now).toHaveLength(500);
  expect(now.at(-1)?.number).toBe(606);
});

it('shows all of an entry but what its line says', () => {
  expect(JSON.parse(detailsOf(entries[2] as Entry))).toEqual({
    method: 'views.open',
    args: { view: 1 },
    ok: true,
    ms: 3,
  });
});

it.each(Object.keys(faultKinds) as FaultKind[])('a fault of kind %s goes out with what belongs to it', (kind) => {
  const extra = extraOf[kind];
  const body = faultBody({ kind, method: ' views.open ', times: 2, extra: extra?.first ?? '' });
  expect(body).toEqual({
    kind,
    method: 'views.open',
    times: 2,
    ...(extra ? { [extra.key]: extra.isNumber ? Number(extra.first) : extra.first } : {}),
  });
  expect(faultInWords(body)).toContain(faultKinds[kind]);
});

it('says a fault in words', () => {
  expect(faultInWords({ kind: 'rate_limited', method: '*', times: 1, retryAfter: 2 })).toBe(
    'any call: Rate limited (429) (retry after, seconds: 2), once',
  );
  expect(faultInWords({ kind: 'hang', method: 'views.open', times: null })).toBe(
    'views.open: Never answered, every time',
  );
});

it('tells what happens to people and channels as the local Slack wants it', () => {
  const [general, desk, old] = world.channels;
  if (!general || !desk || !old) throw new Error('The world lacks its channels');
  const ben = named('ben');
  const sent = [comeOrGo(ben), comeOrGo(named('dora')), become(ben, 'guest'), ...inChannel(ben, desk)];
  expect(sent.map(({ verb, body }) => [verb, body])).toEqual([
    ['deactivates', { person: 'U-ben' }],
    ['reactivates', { person: 'U-dora' }],
    ['makes', { person: 'U-ben', role: 'guest' }],
    ['addsToChannel', { channel: 'C-desk', person: 'U-ben' }],
    ['removesFromChannel', { channel: 'C-desk', person: 'U-ben' }],
    ['archives', { channel: 'C-desk' }],
  ]);
  expect(inChannel(ben, old).at(-1)?.verb).toBe('unarchives');
  expect([general, desk, old].map((it) => channelName(world, it))).toEqual([
    '#general',
    '#help-desk (private)',
    '#old (archived)',
  ]);
});
