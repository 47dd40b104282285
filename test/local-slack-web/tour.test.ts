// The tour notices by itself what was done, and says what to do next.
import type { MessageShown } from '../../src/local-slack/page/contract.ts';
import type { Address } from '../../src/local-slack/web/state/address.ts';
import { factsOf } from '../../src/local-slack/web/tour/facts.ts';
import { cast, steps } from '../../src/local-slack/web/tour/steps.ts';
import { message, noon, world } from './support.ts';

const since = noon(22) * 1000;
const at = (seconds: number, text: string, more: Partial<MessageShown> = {}) =>
  message(noon(22) + seconds, 'roledesk', { text, ...more });

const facts = (address: Address, talks: Record<string, MessageShown[]> = {}, stepSince = since) =>
  factsOf(
    world,
    address,
    Object.entries(talks).map(([person, messages]) => ({ person, messages })),
    { since, stepSince },
  );

const step = (number: number) => {
  const found = steps[number - 1];
  if (!found) throw new Error(`There is no step ${number}`);
  return found;
};
const left = (person: string, where?: string): Address => ({ left: { person, ...(where ? { where } : {}) } });

it('has six steps, each with words and something to look at', () => {
  expect(steps).toHaveLength(6);
  for (const { hint } of steps) {
    const { say, mark } = hint(facts({}));
    expect(say).toMatch(/[.:]$/);
    expect(mark.selector).not.toBe('');
  }
});

it('sends one to the right person first, then gives the line', () => {
  expect(step(1).hint(facts(left('ana'))).line).toBeUndefined();
  expect(step(1).hint(facts(left('cleo')))).toMatchObject({ line: '/role add @ana to web as admin' });
  const { help } = step(2).hint(facts(left('cleo')));
  expect(help && 'go' in help && help.go({ ...left('cleo'), panel: 'clock' })).toEqual({
    ...left('ben', 'general'),
    panel: 'clock',
  });
});

it('ignores what was said before the tour began, and what people say', () => {
  const early = facts({}, { cleo: [at(-1, 'Ana is Admin of Web')] });
  const typed = facts({}, { cleo: [message(noon(22) + 1, 'ana', { text: 'Web' })] });
  const told = facts({}, { cleo: [at(1, 'Ana is Admin of Web')] });
  expect([early, typed, told].map(step(1).isDone)).toEqual([false, false, true]);
});

it('notices the request, the two sides and the approval', () => {
  expect(step(2).isDone(facts({}, { ben: [at(1, 'R-1001. You have asked')] }))).toBe(true);
  const both = { ...left('ben'), right: { person: cast.approver, where: 'help-desk' } };
  expect(step(3).isDone(facts(left('ben')))).toBe(false);
  expect(step(3).isDone(facts({ ...both, right: { person: cast.approver, where: 'general' } }))).toBe(false);
  expect(step(3).isDone(facts(both))).toBe(true);
  expect(step(4).isDone(facts(both, { [cast.approver]: [at(1, 'waiting')] }))).toBe(false);
  expect(step(4).isDone(facts(both, { [cast.approver]: [at(1, 'Approved by @hana')] }))).toBe(true);
});

it('leads to both sides one move after the other', () => {
  const says = (address: Address) => step(3).hint(facts(address)).say;
  const right = (person: string) => ({ ...left('ben'), right: { person } });
  expect(new Set([says(left('ben')), says(right('cleo')), says(right(cast.approver))]).size).toBe(3);
});

it('asks why of the request that was made last', () => {
  const talks = { ben: [at(1, 'R-1001'), at(9, 'R-1002')] };
  expect(step(5).hint(facts(left('ben'), talks)).line).toBe('/role why R-1002');
});

it('wants a private answer in this very step', () => {
  const talks = (seconds: number) => ({ ben: [at(seconds, 'R-1001 is approved', { private: true })] });
  const stepSince = since + 60_000;
  expect(step(5).isDone(facts({}, talks(59), stepSince))).toBe(false);
  expect(step(5).isDone(facts({}, talks(61), stepSince))).toBe(true);
  expect(step(5).isDone(facts({}, { ben: [at(61, 'public')] }, stepSince))).toBe(false);
});

it('sees the role end', () => {
  expect(step(6).isDone(facts({}, { ben: [at(1, 'Your Admin of Miruni role ends soon')] }))).toBe(false);
  expect(step(6).isDone(facts({}, { ben: [at(1, 'Your Admin of Miruni role has ended.')] }))).toBe(true);
  expect(step(6).hint(facts({ panel: 'clock' })).help).toBeUndefined();
});
