// How a conversation is laid out: days, speakers, what is new, what Slack said, threads.
import { firstUnread, mainMessages, type Row, rowsOf, threadMessages } from '../../src/local-slack/web/shell/talk.ts';
import { message, noon } from './support.ts';

const zone = 'Europe/Berlin';

/** Rows in short: `day`, `ana:` where a speaker begins, `ana` where they go on. */
const short = (rows: Row[]): string[] =>
  rows.map((row) => {
    if (row.kind === 'message') return `${row.message.author.slice(2)}${row.isFirst ? ':' : ''}`;
    return row.kind === 'replies' ? `${row.count} replies` : row.kind;
  });

it('puts a day before its first message, in the zone of the reader', () => {
  const lateInBerlin = Date.UTC(2026, 10, 22, 23, 30) / 1000;
  const messages = [message(lateInBerlin - 3600, 'ana'), message(lateInBerlin, 'ana')];
  expect(short(rowsOf(messages, { zone }))).toEqual(['day', 'ana:', 'day', 'ana:']);
  expect(short(rowsOf(messages, { zone: 'UTC' }))).toEqual(['day', 'ana:', 'ana:']);
});

it('lets a speaker go on for five minutes, publicly or privately', () => {
  const at = noon(22);
  const messages = [
    message(at, 'ana'),
    message(at + 299, 'ana'),
    message(at + 300, 'ana', { private: true }),
    message(at + 301, 'ana', { private: true }),
    message(at + 302, 'ben'),
    message(at + 602, 'ben'),
  ];
  expect(short(rowsOf(messages, { zone }))).toEqual(['day', 'ana:', 'ana', 'ana:', 'ana', 'ben:', 'ben:']);
});

it('draws a line above what is new, and begins the speaker again', () => {
  const messages = [message(noon(22), 'ana'), message(noon(22) + 1, 'ana')];
  expect(short(rowsOf(messages, { zone, newFrom: messages[1]?.ts }))).toEqual(['day', 'ana:', 'new', 'ana:']);
});

it('puts what Slack said behind the message after which it was said', () => {
  const [one, two] = [message(noon(22), 'ana'), message(noon(22) + 1, 'ana')];
  const trouble = { id: 1, person: 'U-ana', spot: 'C-general', text: 'failed', after: one.ts };
  const says = (after: string) => short(rowsOf([one, two], { zone, troubles: [{ ...trouble, after }] }));
  expect(says(one.ts)).toEqual(['day', 'ana:', 'trouble', 'ana:']);
  expect(says(two.ts)).toEqual(['day', 'ana:', 'ana', 'trouble']);
  expect(says('')).toEqual(['trouble', 'day', 'ana:', 'ana']);
  expect(short(rowsOf([], { zone, troubles: [trouble] }))).toEqual(['trouble']);
});

it('keeps replies in their thread, below the message and a count', () => {
  const [root, reply, other] = [message(noon(22), 'ana'), message(noon(22) + 1, 'ana'), message(noon(22) + 2, 'ben')];
  const messages = [root, { ...reply, thread: root.ts }, other];
  expect(mainMessages(messages)).toEqual([root, other]);
  expect(short(rowsOf(threadMessages(messages, root.ts), { zone, root: root.ts }))).toEqual([
    'day',
    'ana:',
    '1 replies',
    'ana:',
  ]);
});

it('finds the first message that others wrote and one has not read', () => {
  const messages = ['ana', 'ben', 'ana', 'ana'].map((author, index) => message(noon(22) + index, author));
  expect(firstUnread(messages, 2, 'U-ben')).toBe(messages[2]?.ts);
  expect(firstUnread(messages, 9, 'U-ben')).toBe(messages[0]?.ts);
  expect(firstUnread(messages, 0, 'U-ben')).toBeUndefined();
  expect(firstUnread([], 3, 'U-ben')).toBeUndefined();
});
