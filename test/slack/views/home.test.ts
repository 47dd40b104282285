/** Home: draws what it is given and nothing else, says what to do where there is nothing, and pages what is long. */
import type { ShownHome } from '../../../src/domain/shown.ts';
import { homeLoading, homeView, myAccess, readCursor } from '../../../src/slack/views/index.ts';
import { pressables, readable } from '../../support/readable.ts';
import { problemsOf } from './checked.ts';
import * as s from './samples.ts';

const member = (over: Partial<ShownHome> = {}): ShownHome => ({
  you: s.ana,
  isSetUp: true,
  maySetUp: false,
  isKnown: true,
  admins: [s.ben, s.cleo],
  mayInvite: false,
  access: s.list([
    s.grant({
      role: s.teamMember,
      thing: s.web,
      endsAt: s.later,
      givenBy: s.ben,
      request: 1042,
      mayExtend: true,
      mayGiveBack: true,
    }),
  ]),
  requests: s.list([s.request()]),
  waiting: null,
  people: null,
  invitations: null,
  tasks: null,
  failed: null,
  history: null,
  parkedBecause: null,
  ...over,
});

const admin = (over: Partial<ShownHome> = {}): ShownHome =>
  member({
    mayInvite: true,
    waiting: s.list([s.request({ requester: s.cleo, target: s.cleo })]),
    people: s.list([
      {
        person: s.ben,
        roles: [
          { role: s.admin, thing: { ...s.workspace, product: 'Minikai', name: 'Minikai' }, endsAt: s.later },
          { role: s.member, thing: s.workspace, endsAt: null },
        ],
      },
    ]),
    invitations: s.list([s.invitation()]),
    tasks: s.list([s.task()]),
    failed: s.list([
      { id: 'dlv_1' as never, what: 'the card of R-1042', since: s.noon, attempts: 5, problem: 'channel_not_found' },
    ]),
    history: { events: s.list([s.event({ type: 'subject.joined', target: s.ids.subject(1) })]), names: s.names },
    ...over,
  });

it('shows a member what is theirs, and nothing of what Admins see', () => {
  expect(readable(homeView(member())).split('\n')).toEqual([
    '[Ask for access…]',
    '# My access',
    'Team Member of Web until 22 Dec 2026, 12:00 UTC. Given by @U00002 with R-1042, 22 Nov 2026, 12:00 UTC.',
    '[Extend…] [Give back…]',
    '# My requests',
    'R-1042 · waiting for the help desk (0 of 1)',
    'You asked for Guest → Member for 30 days, from now.',
    '[Cancel the request]',
  ]);
});

it('lets an Admin decide, finish tasks, retry and look people up from here', () => {
  const drawn = homeView(admin());
  expect(pressables(drawn).map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'request.approve',
      'request.deny',
      'task.done',
      'delivery.retry',
      'delivery.discard',
      'person.more',
      'invitation.more',
    ]),
  );
  const read = readable(drawn);
  expect(read).toContain(
    '# Waiting for you (1)\nR-1042 · waiting for the help desk (0 of 1)\n@U00003 asks for Guest → Member',
  );
  expect(read).toContain('1. Open the people page\n2. Write dora@example.com\n3. Press Send');
  expect(read).toContain('the card of R-1042, owed since 22 Nov 2026, 12:00 UTC, tried 5 times: channel_not_found');
  expect(read).toContain('22 Nov 2026, 12:00 UTC: @U00001 joined.');
  expect(problemsOf(drawn)).toEqual([]);
});

it('says what to do where there is nothing', () => {
  const none = s.list<never>([]);
  const empty = homeView(
    admin({ access: none, requests: none, waiting: none, people: none, invitations: none, tasks: none, failed: none }),
  );
  const read = readable(empty);
  expect(read).toContain('You hold nothing yet. Press Ask for access, and whoever decides is asked.');
  expect(read).toContain('Nothing waits for you.');
  expect(read).toContain('Nobody is here yet. Press Invite people to begin.');
  expect(read).not.toContain('Could not be delivered');
});

it('shows whoever may set up the way, and tells the others whom to ask', () => {
  expect(pressables(homeView(member({ isSetUp: false, maySetUp: true })))).toMatchObject([{ id: 'setup.open' }]);
  expect(readable(homeView(member({ isSetUp: false })))).toContain(
    'An owner or admin of this Slack can do it with /role setup.',
  );
  expect(readable(homeView(member({ isKnown: false })))).toBe('You have no role here yet. Ask @U00002 or @U00003.');
  expect(readable(homeView(member({ parkedBecause: 'the token was revoked.' })))).toContain(
    'Messages are stopped: the token was revoked.',
  );
  expect(problemsOf(homeLoading())).toEqual([]);
});

it('pages what is long, and the button knows where to go on', () => {
  const people = Array.from({ length: 50 }, (_, i) => ({
    person: s.person(i, `P${i}`),
    roles: [{ role: s.member, thing: s.workspace, endsAt: null }],
  }));
  const drawn = homeView(admin({ people: s.list(people, { total: 300, key: 'people' }) }));
  expect(readable(drawn)).toContain('1 to 8 of 300\n[Show more]');
  const more = pressables(drawn).find(({ id }) => id === 'home.more');
  expect(readCursor(more?.value ?? '')).toEqual({ key: 'people', from: 8 });
  const last = homeView(admin({ people: s.list(people.slice(0, 4), { total: 300, from: 296, key: 'people' }) }));
  expect(readable(last)).toContain('297 to 300 of 300\n[Back to the start]');
});

it('answers a bare /role in short', () => {
  const answer = myAccess(admin());
  expect(readable(answer)).toContain('1 request for you to decide. Your own, still waiting: R-1042.');
  expect(answer.text).toMatch(/^You are \*Team Member\* of Web until/);
  expect(readable(myAccess(member({ isKnown: false })))).toBe('You have no role here yet. Ask @U00002 or @U00003.');
});
