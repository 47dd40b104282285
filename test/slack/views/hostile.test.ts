/** Words meant to do harm, and far too much of everything: shown as words, within Slack's limits, nothing cut in silence. */
import type { ShownHome, ShownLengths } from '../../../src/domain/shown.ts';
import * as views from '../../../src/slack/views/index.ts';
import { optionsProblems } from '../../support/slack-limits.ts';
import { injections, problemsOf } from './checked.ts';
import * as s from './samples.ts';

const many = <Item>(item: Item, count = 150): Item[] => Array.from({ length: count }, () => item);
const long = <Item>(item: Item) => s.list(many(item), { total: 5000 });
const distinct = many(0, 150).map((_, i) => ({ ...s.badRole, name: `role${i}` }));

const grant = s.grant({
  role: s.badRole,
  thing: s.badThing,
  givenBy: s.bad,
  request: 1042,
  mayExtend: true,
  mayGiveBack: true,
  endsAt: s.later,
  fulfilment: { state: 'by_hand', says: s.hostile },
});
const giving = { role: s.badRole, thing: s.badThing, span: { until: s.later } };
const invitation = s.invitation({ person: s.bad, email: s.hostile, gives: many(giving), invitedBy: s.bad });
const task = s.task({ title: s.hostile, steps: many(s.hostile), person: s.bad, link: 'https://example.com/?a=1&b=2' });
const holder = { person: s.bad, role: s.badRole, endsAt: s.later };
const request = s.request({
  requester: s.bad,
  target: s.dora,
  role: s.badRole,
  thing: s.badThing,
  holds: s.badRole,
  reason: s.hostile,
  ticket: s.hostile,
  today: many(grant),
  earlier: many({ number: 1, role: s.badRole, state: 'denied' as const, at: s.noon }),
  earlierTotal: 400,
  gains: many(s.hostile),
  highRisk: true,
  stages: [{ title: s.hostile, quorum: 99, votes: many(s.vote(s.bad, 'approve', s.hostile)) }],
  answers: many({ by: s.bad, comment: s.hostile, at: s.noon }),
  copiedFrom: 'https://example.com/a|b<c>',
});
const over = {
  ...request,
  state: 'approved' as const,
  outcome: s.outcome({ fulfilment: { state: 'failed', says: s.hostile } }),
};
const event = s.event({
  type: 'act.denied',
  action: s.hostile,
  thing: null,
  target: null,
  code: s.hostile,
  message: s.hostile,
});
const names = { ...s.names, people: new Map([[String(s.ids.subject(2)), s.bad]]) };
const home: ShownHome = {
  you: s.bad,
  isSetUp: true,
  maySetUp: false,
  isKnown: true,
  admins: many(s.bad),
  mayInvite: true,
  access: long(grant),
  requests: long(request),
  waiting: long(request),
  people: long({ person: holder.person, roles: many({ role: holder.role, thing: s.badThing, endsAt: null }) }),
  invitations: long(invitation),
  tasks: long(task),
  failed: long({ id: 'dlv_1' as never, what: s.hostile, since: s.noon, attempts: 5, problem: s.hostile }),
  history: { events: long(event), names },
  parkedBecause: s.hostile,
};
const why = {
  subject: s.bad,
  isYou: false,
  action: s.hostile,
  thing: s.badThing,
  allowed: false,
  reasons: many({ kind: 'silence' as const, code: s.hostile, text: s.hostile, line: 3 }),
  missing: many({ because: s.hostile, facts: many(s.hostile) }),
  instead: many(s.bad),
  at: s.noon,
  ask: { role: { ...s.badRole, name: 'x' }, thing: s.badThing },
};
const person = {
  person: s.bad,
  isYou: false,
  state: 'active' as const,
  email: s.hostile,
  directory: s.hostile,
  holds: long(grant),
  invitation,
  pending: many(7),
  may: { setRole: true, offboard: true, history: true },
};
const thing = {
  thing: s.badThing,
  flags: many(s.hostile),
  archivedAt: s.noon,
  tags: many(s.badThing),
  holders: long(holder),
  holds: long(s.badThing),
  may: { add: true, rename: true, history: true },
};
const verdict = { about: s.hostile, verdict: 'do' as const, says: s.hostile };
const plan = {
  ref: 'plan_1',
  title: s.hostile,
  gives: many(giving),
  verdicts: long(verdict),
  does: 9,
  notes: many(s.hostile),
};
const chapters = many({ title: s.hostile, lines: many({ usage: s.hostile, does: s.hostile }, 12) }, 6);

const messages: Record<string, () => views.Message> = {
  requestCard: () => views.requestCard(request, { because: s.hostile }),
  'requestCard, over': () => views.requestCard(over),
  requesterMessage: () => views.requesterMessage(request),
  'requesterMessage, over': () => views.requesterMessage(over),
  requestDecided: () => views.requestDecided(over),
  alreadyDecided: () => views.alreadyDecided(over),
  myAccess: () => views.myAccess(home),
  personCard: () => views.personCard(person),
  roleHolders: () => views.roleHolders({ role: s.badRole, thing: s.badThing, holders: long(holder) }),
  thingCard: () => views.thingCard(thing),
  thingsAnswer: () => views.thingsAnswer(s.hostile, long(s.badThing)),
  whoCan: () =>
    views.whoCan({
      action: s.hostile,
      thing: s.badThing,
      crowds: [{ role: s.badRole, count: 201, because: s.hostile }],
      people: long({ person: s.bad, because: s.hostile }),
    }),
  whyAnswer: () => views.whyAnswer(why),
  historyPage: () => views.historyPage({ about: s.hostile, since: s.noon, events: long(event), names }),
  helpAnswer: () => views.helpAnswer({ chapters, word: null }),
  'helpAnswer, one word': () =>
    views.helpAnswer({ chapters, word: { usage: s.hostile, does: s.hostile, examples: many(s.hostile) } }),
  refusalAnswer: () =>
    views.refusalAnswer({
      kind: 'invalid',
      message: s.hostile,
      next: s.hostile,
      instead: many(s.hostile),
      ref: 'line_1',
      ask: why.ask,
      mayAsk: true,
    }),
  choicesAnswer: () =>
    views.choicesAnswer({ question: s.hostile, choices: many({ title: s.hostile, line: s.hostile }), ref: 'line_1' }),
  plainAnswer: () => views.plainAnswer(many(s.hostile)),
  planAnswer: () => views.planAnswer(plan),
  groupPlanAnswer: () => views.groupPlanAnswer({ ...plan, group: s.hostile }),
  importPlanAnswer: () => views.importPlanAnswer({ ...plan, product: s.hostile, into: s.badThing }),
  batchAnswer: () => views.batchAnswer({ title: s.hostile, results: long(verdict), done: 3, notes: many(s.hostile) }),
  tasksAnswer: () => views.tasksAnswer(long(task)),
  taskNotice: () => views.taskNotice(task),
  invitationsAnswer: () => views.invitationsAnswer(long(invitation)),
  roleChanged: () =>
    views.roleChanged({
      thing: s.badThing,
      from: s.badRole,
      to: s.badRole,
      by: s.bad,
      reason: s.hostile,
      fulfilment: { state: 'by_hand', says: s.hostile },
    }),
  grantOpened: () => views.grantOpened({ grant, by: s.bad, reason: s.hostile }),
  grantEnding: () => views.grantEnding(grant),
  grantEnded: () =>
    views.grantEnded({
      role: s.badRole,
      thing: s.badThing,
      because: s.hostile,
      remains: s.badRole,
      by: s.bad,
      reason: s.hostile,
      askAgain: null,
    }),
  invited: () =>
    views.invited({ into: s.hostile, by: s.bad, gives: many(giving), message: s.hostile, expiresAt: s.later }),
  removed: () => views.removed({ from: s.hostile, by: s.bad, reason: s.hostile, admins: many(s.bad) }),
  withheldFrom: () => views.withheldFrom({ person: s.bad, giver: s.bad, withheld: many(giving) }),
};

const lengths: ShownLengths = {
  lengths: many(0, 120).map((_, i) => ({ count: i + 1, unit: 'day' as const })),
  recommended: { count: 7, unit: 'day' },
  openEnded: true,
  chosen: { until: s.later },
};
const zone = 'No/Such_Zone';
const ref = {
  request: s.ids.request(1),
  number: 1,
  requester: s.bad,
  target: s.bad,
  isProposal: false,
  thing: s.badThing,
};
const forms: Record<string, () => object> = {
  homeView: () => views.homeView(home),
  ask: () =>
    views.askForm.build({
      what: { role: { ...s.badRole, name: 'x' }, thing: s.badThing },
      target: s.bad,
      mayAskForOthers: true,
      deciders: { title: s.hostile, usuallyMinutes: 9999, reachable: { now: 1, of: 2 }, automaticUpTo: null },
      automatic: false,
      lengths,
      zone,
      from: s.noon,
      reason: { prompt: s.hostile, min: 99_999, example: s.hostile, says: s.hostile, draft: s.hostile },
      ticket: { says: s.hostile, draft: s.hostile },
      already: null,
      copied: { by: s.bad, link: 'https://example.com/x', ref: 'msg_1' },
    }),
  deny: () => views.denyForm.build({ ...ref, role: s.badRole, canned: [s.hostile, 'No'], smaller: distinct }),
  approveChanged: () =>
    views.approveChangedForm.build({
      ...ref,
      role: distinct[0] ?? s.badRole,
      lesser: distinct.slice(1),
      lengths,
      zone,
    }),
  answer: () => views.answerForm.build({ ...ref, role: null, reason: s.hostile, roles: distinct.slice(0, 20) }),
  extend: () => views.extendForm.build({ grant, lengths, deciders: null, automatic: true, reasonMin: 5, zone }),
  end: () => views.endForm.build({ grant, target: s.bad, isYou: false, remains: s.badRole }),
  invite: () =>
    views.inviteForm.build({
      products: many(0, 120).map((_, i) => ({ id: s.ids.workspace(i), title: s.hostile })),
      product: { id: s.ids.workspace(1), title: s.hostile },
      people: many(0, 120).map((_, i) => s.person(i, s.hostile)),
      addresses: many(s.hostile),
      roles: distinct.slice(0, 20),
      role: distinct[0] ?? s.badRole,
      advice: s.hostile,
      things: many(0, 30).map((_, i) => ({
        role: { ...s.badRole, name: 'x' },
        thing: { ...s.badThing, id: s.ids.thing(i) },
        group: null,
      })),
      lengths,
      zone,
      message: s.hostile,
    }),
  setRole: () =>
    views.setRoleForm.build({
      workspace: s.badThing,
      person: s.bad,
      holds: s.badRole,
      roles: distinct.slice(0, 20),
      role: distinct[0] ?? s.badRole,
      advice: s.hostile,
      loses: many(s.hostile),
      lengths,
      zone,
    }),
  setup: () =>
    views.setupForm.build({
      models: many(0, 15).map((_, i) => ({ name: `m${i}`, title: s.hostile, version: s.hostile, summary: s.hostile })),
      chosen: ['m3'],
      helpDesk: 'G1',
      admins: many(s.bad),
      problems: [s.hostile, s.hostile],
    }),
  add: () =>
    views.addForm.build({
      thing: s.badThing,
      roles: distinct.slice(0, 20),
      role: null,
      people: many(s.bad),
      lengths,
      zone,
    }),
  name: () =>
    views.nameForm.build({
      product: 'miruni',
      type: 'project',
      typeTitle: s.hostile,
      thing: null,
      needsInside: true,
      inside: s.badThing,
      name: s.hostile,
    }),
  offboard: () =>
    views.offboardForm.build({
      person: s.bad,
      ends: many(grant),
      owned: many(0, 150).map((_, i) => ({ thing: s.ids.thing(i), name: s.hostile, as: s.hostile })),
      pending: many({ id: s.ids.request(1), number: 7 }),
      notes: many(s.hostile),
    }),
  pick: () =>
    views.pickForm.build({
      word: 'deny',
      title: s.hostile,
      submit: s.hostile,
      says: s.hostile,
      person: { label: s.hostile, chosen: null, optional: true },
      thing: { label: s.hostile, chosen: s.badThing, optional: true },
      choice: {
        label: s.hostile,
        chosen: null,
        optional: true,
        from: { of: 'grants', items: many(grant).map((one, i) => ({ ...one, id: s.ids.grant(i + 1) })) },
      },
      reason: { label: s.hostile, chosen: s.hostile, optional: true },
      zone,
    }),
  plan: () => views.planForm.build(plan),
  page: () => views.pageView(s.hostile, views.planAnswer(plan)),
  loading: () => views.loadingView(s.hostile),
};

/** The last line of defence must not be what keeps a view within its limits. */
const overflowed = (drawn: object): boolean => JSON.stringify(drawn).includes('There is more than fits here');

describe.each([...Object.entries(messages), ...Object.entries(forms)])('%s', (_, draw) => {
  const drawn = draw();

  it('stays within what Slack takes', () => {
    expect(problemsOf(drawn)).toEqual([]);
    expect(overflowed(drawn)).toBe(false);
  });

  it('pings nobody and links nowhere', () => {
    expect(injections(drawn)).toEqual([]);
  });
});

it('answers pickers with at most a hundred options and says how to find the others', () => {
  const options = many(0, 130).map((_, i) => ({
    role: { ...s.badRole, name: `r${i}` },
    thing: s.badThing,
    group: i < 20 ? s.hostile : null,
  }));
  const roles = views.optionsOf(s.list(options, { total: 5000 }));
  expect(optionsProblems(roles)).toEqual([]);
  expect(JSON.stringify(roles)).toMatch(/first 100 of 5000: type to search/i);
  const things = views.thingOptions(s.list(many(0, 200).map((_, i) => ({ ...s.badThing, id: s.ids.thing(i) }))));
  expect(optionsProblems(things)).toEqual([]);
  expect(JSON.stringify(things)).toContain('First 100 of 200: type to search');
  expect(views.peopleOptions(s.list([s.ana]))).toEqual({
    options: [{ text: { type: 'plain_text', text: 'Ana', emoji: false }, value: s.ana.id }],
  });
});
