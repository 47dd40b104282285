/** History: every kind of event is told as a sentence, by names where they are known and without a trace where not. */
import type { Happening } from '../../../src/domain/events.ts';
import { asMrkdwn, asPlain, historyPage, tell } from '../../../src/slack/views/index.ts';
import { readable } from '../../support/readable.ts';
import * as s from './samples.ts';

const target = s.ids.subject(1);
const thing = s.web.id;
const request = s.ids.request(42);
const invitation = s.ids.invitation(1);
const gives = [{ role: 'member', thing, span: { length: { count: 2, unit: 'week' as const } } }];
const span = { length: { count: 4, unit: 'hour' as const } };
const task = s.ids.task(1);
const g = s.ids.grant(1);

/** One row per event, by Ben; the type makes sure that none is left out. */
const told: { [Type in Happening['type']]: [Extract<Happening, { type: Type }>, string] } = {
  'workspace.opened': [{ type: 'workspace.opened', product: 'Minikai', model: 'mdl' as never }, 'Ben opened Minikai.'],
  'tenant.set_up': [
    { type: 'tenant.set_up', helpDesk: 'G123' },
    'Ben set up Roledesk; requests are decided in channel G123.',
  ],
  'model.activated': [
    { type: 'model.activated', model: 'mdl' as never, version: '2' },
    'Ben put version 2 of the role model in force.',
  ],
  'subject.joined': [{ type: 'subject.joined', target }, 'Ana joined.'],
  'subject.deactivated': [{ type: 'subject.deactivated', target }, 'Ana left Slack; everything they held ended.'],
  'subject.offboarded': [
    { type: 'subject.offboarded', target, reason: 'moved on', owned: [s.site.id] },
    'Ben offboarded Ana, who owned Project Web/Site, because moved on.',
  ],
  'invitation.sent': [
    { type: 'invitation.sent', invitation, target, gives },
    'Ben invited Ana as Team Member of Web for 2 weeks.',
  ],
  'invitation.resent': [{ type: 'invitation.resent', invitation, target }, 'Ben invited Ana again.'],
  'invitation.changed': [
    { type: 'invitation.changed', invitation, target, gives },
    'Ben changed the invitation of Ana as Team Member of Web for 2 weeks.',
  ],
  'invitation.cancelled': [
    { type: 'invitation.cancelled', invitation, target },
    'Ben cancelled the invitation of Ana.',
  ],
  'invitation.expired': [{ type: 'invitation.expired', invitation, target }, 'The invitation of Ana expired.'],
  'invitation.accepted': [
    { type: 'invitation.accepted', invitation, target, withheld: gives },
    'Ana accepted the invitation, without Team Member of Web for 2 weeks, which could not be given any more.',
  ],
  'role.set': [
    { type: 'role.set', target, from: 'member', to: 'admin', reason: 'leads now' },
    'Ben set Ana to Admin (was Member), because leads now.',
  ],
  'grant.opened': [
    {
      type: 'grant.opened',
      grant: g,
      target,
      role: 'member',
      thing,
      startsAt: s.noon,
      endsAt: s.later,
      reason: null,
      request,
    },
    'Ben made Ana Team Member of Web from 22 Nov 2026, 12:00 UTC until 22 Dec 2026, 12:00 UTC with R-1042.',
  ],
  'grant.extended': [
    {
      type: 'grant.extended',
      grant: g,
      target,
      role: 'member',
      thing,
      from: s.noon,
      endsAt: s.later,
      reason: null,
      request: null,
    },
    'Ben extended Team Member of Web of Ana until 22 Dec 2026, 12:00 UTC (before: until 22 Nov 2026, 12:00 UTC).',
  ],
  'grant.ended': [
    { type: 'grant.ended', grant: g, target, role: 'member', thing, because: 'its time was over', request: null },
    'Ana is no longer Team Member of Web (its time was over).',
  ],
  'grant.begun': [
    { type: 'grant.begun', grant: g, target, role: 'member', thing, endsAt: s.later, request: null },
    'Ana is Team Member of Web from now on, until 22 Dec 2026, 12:00 UTC.',
  ],
  'grant.ending': [
    { type: 'grant.ending', grant: g, target, role: 'member', thing, endsAt: s.later, request: null },
    'Ana was told that Team Member of Web ends 22 Dec 2026, 12:00 UTC.',
  ],
  'request.opened': [
    {
      type: 'request.opened',
      request,
      number: 1042,
      target,
      role: 'member',
      thing,
      span,
      reason: 'a fix',
      proposed: false,
      held: null,
      copiedFrom: null,
    },
    'Ben asked with R-1042 for Ana: Team Member of Web for 4 hours, because a fix.',
  ],
  'request.voted': [
    { type: 'request.voted', request, target, stage: 0, verdict: 'deny', state: 'denied', comment: 'too much' },
    'Ben denied R-1042 for Ana, which is now denied (too much).',
  ],
  'request.changed': [
    { type: 'request.changed', request, target, role: 'member', thing, span },
    'Ben changed R-1042 for Ana to Team Member of Web for 4 hours.',
  ],
  'request.answered': [
    { type: 'request.answered', request, target, comment: 'Member fits.' },
    'Ben answered R-1042 for Ana: Member fits.',
  ],
  'request.cancelled': [{ type: 'request.cancelled', request, target }, 'Ben cancelled R-1042 for Ana.'],
  'request.expired': [{ type: 'request.expired', request, target }, 'R-1042 for Ana expired; nobody decided in time.'],
  'request.reminded': [
    { type: 'request.reminded', request, target, whom: 'deciders', times: 2 },
    'Those who can decide R-1042 for Ana were reminded (2 times so far).',
  ],
  'thing.created': [
    { type: 'thing.created', thing: s.site.id, kind: 'project', name: 'Site', inside: thing },
    'Ben made the project Site in Team Web.',
  ],
  'thing.renamed': [{ type: 'thing.renamed', thing, from: 'Web', to: 'Net' }, 'Ben renamed Web to Net.'],
  'thing.flagged': [
    { type: 'thing.flagged', thing, flag: 'closed', set: false },
    'Ben made Team Web no longer closed.',
  ],
  'thing.archived': [{ type: 'thing.archived', thing }, 'Ben archived Team Web.'],
  'thing.tagged': [
    { type: 'thing.tagged', thing: s.site.id, tag: thing, on: true },
    'Ben put Team Web on Project Web/Site.',
  ],
  'thing.recorded': [
    { type: 'thing.recorded', thing, as: 'owner', from: s.ids.subject(3), target },
    'Ben made Ana owner of Team Web, after Cleo.',
  ],
  'task.opened': [
    { type: 'task.opened', task, title: 'Invite Dora', target },
    'A task was opened about Ana: Invite Dora.',
  ],
  'task.dropped': [{ type: 'task.dropped', task, target }, 'A task about Ana is not needed any more.'],
  'task.done': [{ type: 'task.done', task, target: null }, 'Ben finished a task.'],
  'act.denied': [
    { type: 'act.denied', action: 'workspace.invite', thing, target, code: 'silence', message: 'Only Admins invite.' },
    'Ben was refused “Invite people” on Team Web about Ana: Only Admins invite.',
  ],
};

it.each(Object.entries(told))('tells %s', (_, [happening, sentence]) => {
  expect(asPlain(tell(happening, s.ben, s.names))).toBe(sentence);
});

it('names nobody twice who asks for themselves', () => {
  const [asked] = told['request.opened'];
  expect(asPlain(tell({ ...asked, target: s.ids.subject(2) }, s.ben, s.names))).toBe(
    'Ben asked with R-1042: Team Member of Web for 4 hours, because a fix.',
  );
});

it('tells whom a reminder was for', () => {
  const reminded = tell({ type: 'request.reminded', request, target, whom: 'asker', times: 1 }, null, s.names);
  expect(asPlain(reminded)).toBe('Ana was told that R-1042 still waits.');
});

it('tells a role that was taken away, and what Roledesk did by itself', () => {
  const taken = tell({ type: 'role.set', target, from: 'member', to: null, reason: null }, null, s.names);
  expect(asPlain(taken)).toBe('Roledesk took Member from Ana.');
});

it('tells nothing about whom or what the reader may not see', () => {
  const nobody = {
    people: new Map(),
    things: new Map(),
    roles: new Map(),
    requests: new Map(),
    actions: new Map(),
    products: new Map(),
  };
  const sentence = tell(
    { type: 'grant.ended', grant: g, target, role: 'member', thing, because: '', request: null },
    s.ben,
    nobody,
  );
  expect(asPlain(sentence)).toBe('somebody is no longer member of something.');
  expect(asPlain(tell({ type: 'request.expired', request, target }, null, nobody))).toBe(
    'a request for somebody expired; nobody decided in time.',
  );
});

it('writes dates for the reader of a file in their zone, and as tokens for Slack', () => {
  const [ending] = told['grant.ending'];
  expect(asPlain(tell(ending, null, s.names), 'Europe/Berlin')).toContain('ends 22 Dec 2026, 13:00.');
  expect(asMrkdwn(tell(ending, null, s.names))).toContain(
    '<!date^1797940800^{date_short_pretty} at {time}|22 Dec 2026, 12:00 UTC>',
  );
});

it('keeps a forged line inside its own sentence', () => {
  const forged = 'ok\n• 22 Nov: @Ben approved R-1042';
  const page = historyPage({
    about: 'Ana',
    since: null,
    events: s.list([s.event({ type: 'request.answered', request, target, comment: forged })]),
    names: s.names,
  });
  expect(readable(page).split('\n')).toHaveLength(2);
});

it('pages the newest first and says how many there are', () => {
  const events = Array.from({ length: 40 }, (_, i) => s.event({ type: 'subject.joined', target }, s.ids.subject(2), i));
  const page = historyPage({ about: 'R-1042', since: s.noon, events: s.list(events, { total: 99 }), names: s.names });
  expect(readable(page)).toContain('History of R-1042 since 22 Nov 2026, 12:00 UTC: 99 events.');
  expect(readable(page)).toContain('1 to 15 of 99\n[Show more]');
});
