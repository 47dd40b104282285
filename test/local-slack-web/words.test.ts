// What is copied and read out: plain words without Slack's marks.
import { entityName } from '../../src/local-slack/web/shell/people.ts';
import { plainly, wordsOf } from '../../src/local-slack/web/shell/words.ts';
import { spotOf, withoutTrouble, withTrouble } from '../../src/local-slack/web/state/troubles.ts';
import { message, world } from './support.ts';

const plain = (text: string) =>
  plainly(text.replaceAll('U-ana', 'UANA'), (id) => (id === 'UANA' ? entityName(world, 'U-ana') : undefined));

it.each([
  ['<@U-ana> is *Admin*', '@ana is Admin'],
  ['<#C1|general> and <!here>', 'general and @here'],
  ['<https://x.example|the page>, <https://y.example>', 'the page, https://y.example'],
  ['until <!date^1795347871^{date_short}|22 Nov>', 'until 22 Nov'],
  ['a &lt;b&gt; &amp;amp; 2*3*4', 'a <b> &amp; 2*3*4'],
  ['_soft_ ~gone~.', 'soft gone.'],
])('%s reads %s', (text, words) => {
  expect(plain(text)).toBe(words);
});

it('takes the words of blocks before the fallback', () => {
  const blocks = [
    { type: 'section', block_id: 'a', text: { type: 'mrkdwn' as const, text: 'One' } },
    {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'button', text: { type: 'plain_text' as const, text: 'Go' } }],
    },
  ];
  expect(wordsOf(message(1, 'ana', { blocks }))).toBe('One\nGo');
  expect(wordsOf(message(1, 'ana', { blocks: [{ type: 'divider', block_id: 'c' }] }))).toBe('Hello');
});

it('keeps one trouble at a message, and every line that failed', () => {
  const place = { channel: 'C1', ts: '1.1' };
  const at = { person: 'U-ana', spot: spotOf(place) };
  const once = withTrouble(withTrouble([], { ...at, text: 'one' }), { ...at, text: 'two' });
  expect(once.map((it) => it.text)).toEqual(['two']);
  const line = { person: 'U-ana', spot: spotOf({ conversation: 'C1' }), after: '1.1' };
  const lines = withTrouble(withTrouble(once, { ...line, text: 'a' }), { ...line, text: 'b' });
  expect(lines.map((it) => it.text)).toEqual(['two', 'a', 'b']);
  expect(new Set(lines.map((it) => it.id)).size).toBe(3);
  expect(withoutTrouble(lines, 'U-ana', spotOf(place)).map((it) => it.text)).toEqual(['a', 'b']);
  expect(withoutTrouble(lines, 'U-ben', spotOf(place))).toBe(lines);
});
