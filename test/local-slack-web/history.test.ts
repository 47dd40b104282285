// The arrow keys bring back what was sent.
import { mayWalk, noHistory, step, withLine } from '../../src/local-slack/web/composer/history.ts';

const history = ['one', 'two', 'two', 'three'].reduce(withLine, noHistory);

it('walks back to the first line and forth to the empty one', () => {
  const seen: string[] = [];
  let now = history;
  for (const by of [1, 1, 1, 1, -1, -1, -1, -1] as const) {
    const found = step(now, by);
    if (!found) continue;
    seen.push(found.text);
    now = found.history;
  }
  expect(seen).toEqual(['three', 'two', 'one', 'two', 'three', '']);
});

it('walks from an empty line or an unchanged one only', () => {
  const back = step(history, 1)?.history ?? noHistory;
  expect(mayWalk(history, '')).toBe(true);
  expect(mayWalk(history, 'three')).toBe(false);
  expect(mayWalk(back, 'three')).toBe(true);
  expect(mayWalk(back, 'three!')).toBe(false);
});

it('keeps the last fifty', () => {
  const many = Array.from({ length: 60 }, (_, index) => `line ${index}`).reduce(withLine, noHistory);
  expect(many.lines).toHaveLength(50);
  expect(many.lines.at(-1)).toBe('line 59');
});
