/** What stands in Slack against what is true: missing, stale and repeated messages are noticed. */
import { messageViolations, type Posted, repeatedIn } from '../../torture/checks/messages.ts';
import type { Snapshot } from '../../torture/checks/snapshot.ts';

const snapshot = (given: Partial<Snapshot>): Snapshot => ({
  events: [],
  requests: [],
  cards: [],
  tasks: [],
  deliveries: {},
  dead: [],
  inbox: new Set(),
  ...given,
});
const card = (what: string, audience: string, ts: string) => ({ what, audience, channel: 'C1', ts });
const posted = (ts: string, blocks = '[]', delivery: string | null = null): Posted => ({
  channel: 'C1',
  ts,
  blocks,
  delivery,
});
const approve = '[{"action_id":"request.approve"}]';

const request = (state: string) => [{ id: 'req_1', number: 1001, state }];
const cards = [card('req_1', 'help-desk', '1'), card('req_1', 'requester', '2')];

describe('messages against the truth', () => {
  it('an open request offers its button, one that is over does not', () => {
    expect(messageViolations(snapshot({ requests: request('pending'), cards }), [posted('1', approve)])).toEqual([]);
    expect(messageViolations(snapshot({ requests: request('denied'), cards }), [posted('1')])).toEqual([]);
    expect(messageViolations(snapshot({ requests: request('pending'), cards }), [posted('1')])).toEqual([
      'The card of R-1001 offers no button, and it is open.',
    ]);
    expect(messageViolations(snapshot({ requests: request('denied'), cards }), [posted('1', approve)])).toEqual([
      'The card of R-1001 still offers its button, and it is over.',
    ]);
  });

  it('a card that is not there is missed, and so is the message of whoever asked', () => {
    expect(messageViolations(snapshot({ requests: request('denied') }), [])).toEqual([
      'The card of R-1001 is missing.',
      'Whoever asked for R-1001 has no message about it.',
    ]);
    expect(messageViolations(snapshot({ requests: request('denied'), cards }), [])).toEqual([
      'The card of R-1001 is remembered, and stands nowhere.',
    ]);
  });

  it('an open task has a card; one that is over needs none', () => {
    const task = (state: string) => [{ id: 'tsk_1', state }];
    expect(messageViolations(snapshot({ tasks: task('open') }), [])).toEqual(['The card of tsk_1 is missing.']);
    expect(messageViolations(snapshot({ tasks: task('dropped') }), [])).toEqual([]);
  });

  it('repeated are those of one delivery in one place', () => {
    const inThread = { ...posted('3', '[]', 'd1'), threadTs: '1' };
    expect(repeatedIn([posted('1', '[]', 'd1'), inThread, posted('4'), posted('5')])).toBe(0);
    expect(repeatedIn([posted('1', '[]', 'd1'), posted('2', '[]', 'd1'), posted('3', '[]', 'd1')])).toBe(2);
  });
});
