/** What is still owed says what it waits for: somebody's hands, its next try, another before it, Slack, or nobody at all. */
import { type Hindrances, type OwedRow, owedSays } from '../../torture/owed.ts';

const now = Date.parse('2026-01-01T12:00:00.000Z');
const at = (seconds: number): string => new Date(now + seconds * 1_000).toISOString();
const free: Hindrances = { throttles: [], parkedBecause: null };
const row: OwedRow = {
  subscriber: 'card',
  aggregate: 'card:req_1',
  position: 1,
  attempts: 0,
  token: 0,
  suspected: 0,
  due_at: at(-90),
  leased_until: null,
  problem: null,
  created_at: at(-90),
};
const says = (given: Partial<OwedRow>, by: Partial<Hindrances> = {}, earlier: OwedRow[] = []): string =>
  owedSays({ ...row, ...given }, earlier, { ...free, ...by }, now);

describe('a delivery that is still owed', () => {
  it('waits for its next try, and says how often it was tried and why in vain', () => {
    expect(says({ due_at: at(212), attempts: 9, token: 12, problem: 'http 503' })).toBe(
      'Owed for 90 s: card:req_1 waits 212 s more for its next try (claimed 12 times, 9 tries failed, the last one with http 503).',
    );
  });

  it('is in hand, throttled, parked, behind another, or forgotten', () => {
    expect(says({ leased_until: at(7) })).toContain("is in somebody's hands for 7 s more");
    expect(says({ leased_until: at(-7) })).toContain('is due, and nobody has taken it');
    expect(says({ suspected: 5 })).toContain('waits for a bot that stays up: 5 ended with it in hand');
    expect(says({}, { throttles: [{ subscriber: 'card', until_at: at(3) }] })).toContain('Slack throttles its kind');
    expect(says({}, { throttles: [{ subscriber: 'tell', until_at: at(3) }] })).toContain('nobody has taken it');
    expect(says({}, { parkedBecause: 'token_revoked' })).toContain('is parked: token_revoked');
    expect(says({}, {}, [row])).toContain('waits behind another of its aggregate');
    expect(says({}, {}, [{ ...row, aggregate: 'card:req_2' }])).toContain('nobody has taken it');
  });
});
