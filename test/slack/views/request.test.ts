/** The card and the requester's message: what people read and can press in every state of a request. */
import { requestCard, requesterMessage } from '../../../src/slack/views/index.ts';
import { pressables, readable } from '../../support/readable.ts';
import { problemsOf } from './checked.ts';
import * as s from './samples.ts';

const ids = (drawn: object) => pressables(drawn).map(({ id }) => id);

describe('the card of a request that waits', () => {
  it('says what is asked, why, and what would change', () => {
    expect(readable(requestCard(s.request())).split('\n')).toEqual([
      '# Role request · waiting for the help desk (0 of 1)',
      '@U00001 asks for Guest → Member for 30 days, from now.',
      'Reason: I review the new site',
      'Ends: 30 days after approval',
      'Holds today: Guest',
      'Earlier requests: none',
      'Number: R-1042, asked 22 Nov 2026, 12:00 UTC',
      'Would gain: create projects and comment',
      'Licence: uses a licence',
      '[Approve] [Deny…] [More: Approve with changes… | Write to whoever asked… | Why can I decide? | History]',
      'Replies here stay with the help desk.',
    ]);
  });

  it('can be heard alone, and pings nobody by its reason', () => {
    const { text } = requestCard(s.request({ reason: '<!channel> now & <here>' }));
    expect(text).toContain('R-1042: Role request · waiting for the help desk (0 of 1).');
    expect(text).toContain('&lt;!channel&gt; now &amp; &lt;here&gt;');
  });

  it('tells a reader of their own copy why they may decide', () => {
    const card = requestCard(s.request(), { because: 'you are an Admin' });
    expect(readable(card)).toContain('You can decide because you are an Admin. Replies here stay with the help desk.');
  });

  it('counts stages and votes', () => {
    const stages = [
      { title: 'the help desk', quorum: 1, votes: [s.vote(s.ben, 'approve', 'fine by me')] },
      { title: 'Security', quorum: 2, votes: [s.vote(s.cleo, 'approve')] },
    ];
    const read = readable(requestCard(s.request({ stages, stage: 1 })));
    expect(read).toContain('# Role request · 2 of 2 · waiting for Security (1 of 2)');
    expect(read).toContain('@U00002 approved 22 Nov 2026, 12:06 UTC\nBen: fine by me\n@U00003 approved');
  });

  it('names who asked for somebody else, from when, and the ticket', () => {
    const span = { from: s.noon, until: s.later };
    const read = readable(
      requestCard(s.request({ target: s.dora, span, startsAt: s.noon, endsAt: s.later, ticket: 'OPS-12' })),
    );
    expect(read).toContain(
      '@U00001 asks for Guest → Member from 22 Nov 2026, 12:00 UTC until 22 Dec 2026, 12:00 UTC, for Dora.',
    );
    expect(read).toContain('Ticket: OPS-12\nEnds: 22 Dec 2026, 12:00 UTC');
  });

  it('asks back before a strong role is given, repeating who gets what', () => {
    const [first] = requestCard(s.request({ role: s.admin, highRisk: true })).blocks.filter(
      ({ type }) => type === 'actions',
    );
    expect(JSON.stringify(first)).toContain('<@U00001> gets *Admin* for 30 days.');
    expect(JSON.stringify(requestCard(s.request()))).not.toContain('"confirm"');
  });

  it('hands only ids to Slack', () => {
    for (const { value } of pressables(requestCard(s.request()))) expect(value).toMatch(/^([a-z]+:)?req_0{24}42$/);
  });

  it('offers an answer instead of approval where no role was named', () => {
    const card = requestCard(s.request({ role: null, reason: 'Which one for a designer?' }));
    expect(readable(card)).toContain(
      '# Question about roles · waiting for the help desk (0 of 1)\n@U00001 asks which role is right in Miruni.',
    );
    expect(ids(card)).toEqual(['request.answer', 'request.deny', 'request.more', 'request.more']);
  });

  it('says that more are there than it shows', () => {
    const earlier = Array.from({ length: 9 }, (_, i) => ({
      number: 1000 + i,
      role: s.member,
      state: 'denied' as const,
      at: s.noon,
    }));
    const gains = Array.from({ length: 30 }, (_, i) => `permission ${i}`);
    const read = readable(requestCard(s.request({ earlier, earlierTotal: 40, gains })));
    expect(read).toMatch(/R-1004 Member: denied .* and 35 more/);
    expect(read).toContain('permission 4 and 25 more');
  });
});

describe('the card of a request that is over', () => {
  it.each([
    ['active', {}, '# Role request · approved · active', '@U00001 is Member until 22 Dec 2026, 12:00 UTC.'],
    [
      'not begun',
      { startsAt: s.noon, fulfilment: { state: 'later', says: null } },
      '# Role request · approved · begins later',
      '@U00001 will be Member from 22 Nov 2026, 12:00 UTC until 22 Dec 2026, 12:00 UTC.',
    ],
    [
      'applying',
      { fulfilment: { state: 'applying', says: null } },
      '# Role request · approved · applying',
      'Applying: Member until',
    ],
    [
      'by hand',
      { fulfilment: { state: 'by_hand', says: 'A task is open.' } },
      'needs a person',
      'is being set up by hand. A task is open.',
    ],
    [
      'failed',
      { fulfilment: { state: 'failed', says: null } },
      'failed to apply',
      'could not be set up yet. It is tried again.',
    ],
  ] as const)('%s: says no more than is true, and can be ended', (_, over, heading, line) => {
    const card = requestCard(s.approved({ outcome: s.outcome(over) }));
    expect(readable(card)).toContain(heading);
    expect(readable(card)).toContain('Approved by @U00002 after 6 min.');
    expect(readable(card)).toContain(line);
    expect(ids(card)).toEqual(['grant.end']);
    if (_ !== 'active') expect(readable(card)).not.toContain('@U00001 is Member');
  });

  it('has no buttons once the grant has ended', () => {
    const card = requestCard(
      s.approved({ outcome: s.outcome({ endedAt: s.later, endedBecause: 'its time was over', remains: s.guest }) }),
    );
    expect(readable(card)).toContain(
      '@U00001 was Member until 22 Dec 2026, 12:00 UTC (its time was over). @U00001 is Guest.',
    );
    expect(pressables(card)).toEqual([]);
  });

  it.each([
    ['denied', 'Denied by @U00002 after 6 min.', 'Ben: Ask for less.'],
    ['cancelled', 'Cancelled by @U00001 after 6 min.', ''],
    ['expired', 'Expired 22 Nov 2026, 12:06 UTC: nobody decided in time.', ''],
  ] as const)('%s: who, when, and why', (state, line, comment) => {
    const votes = state === 'denied' ? [s.vote(s.ben, 'deny', 'Ask for less.')] : [];
    const stages = [{ title: 'the help desk', quorum: 1, votes }];
    const card = requestCard(
      s.request({ state, stages, decidedAt: s.instant('2026-11-22T12:06:00Z'), cancelledBy: s.ana }),
    );
    expect(readable(card)).toContain(line);
    expect(readable(card)).toContain(comment);
    expect(readable(card)).toContain('@U00001 asked for');
    expect(pressables(card)).toEqual([]);
  });
});

describe("the requester's one message", () => {
  it('says for whom it waits and until when, and can be cancelled', () => {
    const waiting = requesterMessage(s.request({ expectedBy: s.instant('2026-11-22T13:00:00Z') }));
    expect(readable(waiting).split('\n')).toEqual([
      '# Your request R-1042 · waiting for the help desk (0 of 1)',
      'You asked for Guest → Member for 30 days, from now.',
      'Your reason: I review the new site',
      'Expected by 22 Nov 2026, 13:00 UTC. If nobody decides, it expires 25 Nov 2026, 12:00 UTC and you are told.',
      '[Cancel the request]',
    ]);
  });

  it('offers more time and giving back while it is in force', () => {
    const active = requesterMessage(s.approved());
    expect(readable(active)).toContain('Approved by @U00002 after 6 min. You are Member until 22 Dec 2026, 12:00 UTC.');
    expect(pressables(active)).toMatchObject([{ id: 'grant.extend' }, { id: 'grant.give_back' }]);
    expect(readable(requesterMessage(s.approved({ outcome: s.outcome({ endingSoon: true }) })))).toContain(
      'It ends soon.',
    );
  });

  it('offers no more time for what has no end', () => {
    expect(ids(requesterMessage(s.approved({ outcome: s.outcome({ endsAt: null }) })))).toEqual(['grant.give_back']);
  });

  it('says what is left after the end, and how to ask again', () => {
    const ended = requesterMessage(
      s.approved({ role: s.admin, outcome: s.outcome({ endedAt: s.later, remains: s.member }) }),
    );
    expect(readable(ended)).toContain('Your Admin role has ended. You are Member.');
    expect(pressables(ended)).toEqual([{ id: 'ask.for', text: 'Ask again', value: `admin@${s.workspace.id}` }]);
  });

  it('gives the reason of a denial in the words of the one who denied', () => {
    const stages = [{ title: 'the help desk', quorum: 1, votes: [s.vote(s.ben, 'deny', 'Ask for less.')] }];
    const denied = requesterMessage(s.request({ state: 'denied', stages }));
    expect(readable(denied)).toContain('Denied by @U00002.');
    expect(readable(denied)).toContain('Ben: Ask for less.\n[Ask again]');
  });

  it('speaks of the other where it was asked on behalf', () => {
    const active = requesterMessage(s.approved({ target: s.dora }));
    expect(readable(active)).toContain('Dora is Member until');
    expect(pressables(active)).toEqual([]);
  });

  it('shows the answer to a question', () => {
    const answers = [{ by: s.ben, comment: 'Member fits.', at: s.noon }];
    const read = readable(requesterMessage(s.approved({ role: null, outcome: null, answers })));
    expect(read).toContain('# Your request R-1042 · answered');
    expect(read).toContain('@U00002 answered 22 Nov 2026, 12:00 UTC\nBen: Member fits.');
  });
});

it('keeps to what Slack takes in every state', () => {
  const states = [
    s.request(),
    s.request({ role: null }),
    s.request({ state: 'denied' }),
    s.request({ state: 'expired' }),
    s.approved(),
  ];
  for (const state of states)
    expect([...problemsOf(requestCard(state)), ...problemsOf(requesterMessage(state))]).toEqual([]);
});
