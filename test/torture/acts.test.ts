/** What people were told against what the history says: the rig must notice what is lost, doubled, half done or wrongly promised. */
import type { Act, SeenEvent } from '../../torture/acts/act.ts';
import { actViolations, keptViolations } from '../../torture/checks/acts.ts';
import type { Verdict } from '../../torture/verdict.ts';

const opened = (reason: string): SeenEvent => ({
  type: 'grant.opened',
  by: 'cleo',
  request: null,
  email: null,
  thing: null,
  happening: { reason },
});

const act = (mark: string, verdict: Verdict, more: Partial<Act> & { times?: number; shared?: string } = {}): Act => {
  const { times = 1, shared, ...rest } = more;
  return {
    kind: 'add',
    who: 'cleo',
    line: `/role add ... because ${mark}`,
    trace: {
      type: 'grant.opened',
      times,
      is: ({ happening }) => happening.reason === mark,
      ...(shared ? { shared } : {}),
    },
    payload: 'slash_commands',
    done: /said/,
    verdict,
    repeats: [],
    text: 'said',
    at: 0,
    milliseconds: 1,
    twice: false,
    ...rest,
  };
};

const found = (acts: Act[], ...reasons: string[]): number => actViolations(acts, reasons.map(opened)).length;

describe('acts against the history', () => {
  it('an acknowledged one stands once: lost and doubled are noticed', () => {
    expect(found([act('a', 'acknowledged')], 'a', 'b')).toBe(0);
    expect(found([act('a', 'acknowledged')], 'b')).toBe(1);
    expect(found([act('a', 'acknowledged')], 'a', 'a')).toBe(1);
  });

  it('one for two people stands for both or neither', () => {
    expect(found([act('a', 'unanswered', { times: 2 })], 'a', 'a')).toBe(0);
    expect(found([act('a', 'unanswered', { times: 2 })])).toBe(0);
    expect(found([act('a', 'unanswered', { times: 2 })], 'a')).toBe(1);
    expect(found([act('a', 'doubtful', { times: 2 })], 'a')).toBe(1);
  });

  it('a refused one leaves nothing', () => {
    expect(found([act('a', 'refused')])).toBe(0);
    expect(found([act('a', 'refused')], 'a')).toBe(1);
  });

  it('may leave one of two types, not both', () => {
    const trace = { type: 'grant.opened', or: 'grant.extended', times: 1, is: () => true } as const;
    const extended: SeenEvent = { ...opened('a'), type: 'grant.extended' };
    expect(actViolations([act('a', 'acknowledged', { trace })], [extended])).toEqual([]);
    expect(actViolations([act('a', 'acknowledged', { trace })], [extended, opened('a')])).toHaveLength(1);
  });

  it('once done, the same payload is answered as the first time', () => {
    const again = (verdict: Verdict, ...repeats: Verdict[]) => [act('a', verdict, { repeats })];
    expect(found(again('acknowledged', 'acknowledged', 'unanswered', 'untouched'), 'a')).toBe(0);
    expect(found(again('acknowledged', 'refused'), 'a')).toBe(1);
    expect(found(again('unanswered', 'acknowledged', 'refused'), 'a')).toBe(1);
    expect(found(again('refused', 'acknowledged'), 'a')).toBe(0);
  });

  it('a refusal of what came again says that it was never done, whatever was not heard before', () => {
    const again = (...repeats: Verdict[]) => [act('a', 'unanswered', { repeats })];
    expect(found(again('refused'))).toBe(0);
    expect(found(again('refused'), 'a')).toBe(1);
    expect(found(again('untouched'), 'a')).toBe(0);
    expect(found(again('unanswered', 'acknowledged'), 'a')).toBe(0);
    expect(found(again('unanswered', 'acknowledged'))).toBe(1);
  });

  it('the very same act done twice is one: silence and then "done already" is right, "done" twice is not', () => {
    const twice = (one: Verdict, other: Verdict) => [act('a', one, { shared: 's' }), act('a', other, { shared: 's' })];
    expect(found(twice('unanswered', 'refused'), 'a')).toBe(0);
    expect(found(twice('acknowledged', 'refused'), 'a')).toBe(0);
    expect(found(twice('refused', 'refused'), 'a')).toBe(1);
    expect(found(twice('acknowledged', 'acknowledged'), 'a')).toBe(1);
  });
});

it('a decision that was pressed is kept once it is acknowledged', () => {
  const pressed = (verdict: Verdict) => [act('a', verdict, { keptAs: 'action:1', payload: 'block_actions' })];
  expect(keptViolations(pressed('unanswered'), new Set(['action:1']))).toEqual([]);
  expect(keptViolations(pressed('unanswered'), new Set(['action:2']))).toHaveLength(1);
  expect(keptViolations(pressed('acknowledged'), new Set())).toHaveLength(1);
  expect(keptViolations(pressed('untouched'), new Set())).toEqual([]);
  expect(keptViolations([act('a', 'unanswered')], new Set())).toEqual([]);
});
