/** Messages to people about their own roles: what they read first, and what they can do about it. */
import {
  grantEnded,
  grantEnding,
  grantOpened,
  invited,
  removed,
  requestDecided,
  roleChanged,
  withheldFrom,
} from '../../../src/slack/views/index.ts';
import { pressables, readable } from '../../support/readable.ts';
import { problemsOf } from './checked.ts';
import * as s from './samples.ts';

it('says what somebody is now, what they were, by whom and why', () => {
  const change = {
    thing: s.workspace,
    from: s.member,
    to: s.admin,
    by: s.ben,
    reason: 'leads the team',
    fulfilment: null,
  };
  expect(readable(roleChanged(change))).toBe(
    'You are now Admin (before: Member). Changed by @U00002. Workspace owners and team leads.\nReason: leads the team',
  );
  expect(readable(roleChanged({ ...change, to: null, reason: null }))).toBe(
    'Your Member role was taken away by @U00002.',
  );
});

it('says what is theirs and since when it is not yet', () => {
  const grant = s.grant({ role: s.teamMember, thing: s.web, endsAt: s.later });
  expect(readable(grantOpened({ grant, by: s.ben, reason: null }))).toBe(
    'You are now Team Member of Web until 22 Dec 2026, 12:00 UTC. Given by @U00002.',
  );
  const later = { ...grant, fulfilment: { state: 'by_hand' as const, says: 'An Admin sets it up by hand.' } };
  expect(readable(grantOpened({ grant: later, by: null, reason: null }))).toBe(
    'You were given Team Member of Web until 22 Dec 2026, 12:00 UTC.\nAn Admin sets it up by hand.',
  );
});

it('warns before the end, with more time where it may be asked', () => {
  const grant = s.grant({ role: s.admin, endsAt: s.later, mayExtend: true });
  expect(readable(grantEnding(grant))).toBe(
    'Your Admin role ends 22 Dec 2026, 12:00 UTC. You can ask for more time until then.\n[Extend…]',
  );
  expect(pressables(grantEnding({ ...grant, mayExtend: false }))).toEqual([]);
});

it('says that a role has ended and what is left', () => {
  const end = {
    role: s.admin,
    thing: s.workspace,
    because: null,
    remains: s.member,
    by: null,
    reason: null,
    askAgain: null,
  };
  expect(grantEnded(end).text).toBe('Your *Admin* role has ended. You are *Member*.');
  const again = grantEnded({ ...end, by: s.ben, askAgain: { role: s.admin, thing: s.workspace } });
  expect(readable(again)).toBe('Your Admin role has ended. You are Member. Ended by @U00002.\n[Ask again]');
});

it('tells the invited what they can expect', () => {
  const gives = [
    { role: s.member, thing: s.workspace, span: {} },
    { role: s.teamMember, thing: s.web, span: {} },
  ];
  const welcome = invited({ into: 'Miruni', by: s.ben, gives, message: 'Welcome!', expiresAt: s.later });
  expect(readable(welcome).split('\n').slice(0, 4)).toEqual([
    '@U00002 invited you to Miruni.',
    'What you get:',
    '• Member',
    '• Team Member of Web',
  ]);
  expect(readable(welcome)).toContain('Ben: Welcome!');
  expect(readable(welcome)).toContain('The invitation stands until 22 Dec 2026, 12:00 UTC.');
  expect(problemsOf(welcome)).toEqual([]);
});

it('says goodbye, and whom to ask if it is wrong', () => {
  expect(readable(removed({ from: 'Miruni', by: s.ben, reason: null, admins: [s.cleo] }))).toBe(
    'Your access to Miruni has ended. Ended by @U00002.\nIf that is not right, ask @U00003.',
  );
});

it('tells Admins what an invitation no longer gave', () => {
  const note = withheldFrom({
    person: s.dora,
    giver: s.ben,
    withheld: [{ role: s.admin, thing: s.workspace, span: {} }],
  });
  expect(note.text).toBe(
    'Dora accepted the invitation by <@U00002>, but not everything in it can be given any more. Withheld: *Admin*.',
  );
});

it('tells the one concerned about a decision as their own', () => {
  expect(requestDecided(s.approved({ requester: s.ben }), 'target').text).toContain('You are *Member* until');
  expect(requestDecided(s.approved({ requester: s.ben })).text).toContain('<@U00001> is *Member* until');
});
