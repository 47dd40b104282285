/** People, things and states to draw, each in its plainest form; a test changes what it is about. */
import type { Event, Happening } from '../../../src/domain/events.ts';
import type {
  EventId,
  GrantId,
  InvitationId,
  RequestId,
  SubjectId,
  TaskId,
  TenantId,
  ThingId,
  WorkspaceId,
} from '../../../src/domain/ids.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type {
  Listed,
  Names,
  ShownGrant,
  ShownInvitation,
  ShownOutcome,
  ShownPerson,
  ShownRequest,
  ShownRole,
  ShownTask,
  ShownThing,
  ShownVote,
} from '../../../src/domain/shown.ts';

const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`;
export const ids = {
  request: (n: number) => id('req', n) as RequestId,
  grant: (n: number) => id('gra', n) as GrantId,
  subject: (n: number) => id('sub', n) as SubjectId,
  thing: (n: number) => id('thg', n) as ThingId,
  task: (n: number) => id('tsk', n) as TaskId,
  invitation: (n: number) => id('inv', n) as InvitationId,
  workspace: (n: number) => id('wsp', n) as WorkspaceId,
};

export const instant = (text: string): Instant => new Date(text).toISOString() as Instant;
export const noon = instant('2026-11-22T12:00:00Z');
export const later = instant('2026-12-22T12:00:00Z');

export const person = (n: number, name: string): ShownPerson => ({
  id: ids.subject(n),
  slackUserId: `U${String(n).padStart(5, '0')}`,
  name,
});
export const ana = person(1, 'Ana');
export const ben = person(2, 'Ben');
export const cleo = person(3, 'Cleo');
/** Not in Slack. */
export const dora: ShownPerson = { id: ids.subject(4), slackUserId: null, name: 'Dora' };

const role = (name: string, title: string, bestFor: string, licensed = false): ShownRole => ({
  name,
  title,
  bestFor,
  licensed,
});
export const guest = role('guest', 'Guest', 'Feedback from outside, free of charge.');
export const member = role('member', 'Member', 'Your own staff.', true);
export const admin = role('admin', 'Admin', 'Workspace owners and team leads.', true);
export const teamMember = role('member', 'Team Member', 'People who work in the team.');

export const workspace: ShownThing = {
  id: ids.thing(1),
  type: 'workspace',
  typeTitle: 'Workspace',
  name: 'Miruni',
  inside: null,
  isRoot: true,
  product: null,
};
export const web: ShownThing = {
  ...workspace,
  id: ids.thing(2),
  type: 'team',
  typeTitle: 'Team',
  name: 'Web',
  isRoot: false,
};
export const site: ShownThing = {
  ...web,
  id: ids.thing(3),
  type: 'project',
  typeTitle: 'Project',
  name: 'Site',
  inside: 'Web',
};

export const list = <Item>(items: readonly Item[], over: Partial<Listed<Item>> = {}): Listed<Item> => ({
  items,
  from: 0,
  total: items.length,
  key: 'list',
  ...over,
});

export const grant = (over: Partial<ShownGrant> = {}): ShownGrant => ({
  id: ids.grant(1),
  role: member,
  thing: workspace,
  source: 'baseline',
  startsAt: noon,
  endsAt: null,
  givenBy: null,
  request: null,
  fulfilment: { state: 'active', says: null },
  mayExtend: false,
  mayGiveBack: false,
  ...over,
});

export const request = (over: Partial<ShownRequest> = {}): ShownRequest => ({
  id: ids.request(42),
  number: 1042,
  requester: ana,
  target: ana,
  isProposal: false,
  stuck: null,
  role: member,
  thing: workspace,
  holds: guest,
  span: { length: { count: 30, unit: 'day' } },
  startsAt: null,
  endsAt: null,
  isExtension: false,
  reason: 'I review the new site',
  ticket: null,
  today: [grant({ role: guest })],
  earlier: [],
  earlierTotal: 0,
  gains: ['create projects', 'comment'],
  usesLicence: true,
  highRisk: false,
  stages: [{ title: 'the help desk', quorum: 1, votes: [] }],
  stage: 0,
  state: 'pending',
  createdAt: noon,
  expiresAt: instant('2026-11-25T12:00:00Z'),
  decidedAt: null,
  expectedBy: null,
  answers: [],
  outcome: null,
  copiedFrom: null,
  cancelledBy: null,
  cancelledBecause: null,
  ...over,
});

export const vote = (by: ShownPerson, verdict: ShownVote['verdict'], comment: string | null = null): ShownVote => ({
  by,
  verdict,
  comment,
  at: instant('2026-11-22T12:06:00Z'),
});

export const outcome = (over: Partial<ShownOutcome> = {}): ShownOutcome => ({
  id: ids.grant(7),
  startsAt: instant('2026-11-22T12:06:00Z'),
  endsAt: later,
  endedAt: null,
  endedBecause: null,
  remains: null,
  endingSoon: false,
  fulfilment: { state: 'active', says: null },
  ...over,
});

export const approved = (over: Partial<ShownRequest> = {}): ShownRequest =>
  request({
    state: 'approved',
    decidedAt: instant('2026-11-22T12:06:00Z'),
    stages: [{ title: 'the help desk', quorum: 1, votes: [vote(ben, 'approve')] }],
    outcome: outcome(),
    ...over,
  });

export const task = (over: Partial<ShownTask> = {}): ShownTask => ({
  id: ids.task(1),
  title: 'Invite Dora to Slack',
  steps: ['Open the people page', 'Write dora@example.com', 'Press Send'],
  link: 'https://example.com/people?a=1&b=2',
  person: dora,
  state: 'open',
  createdAt: noon,
  endedAt: null,
  doneBy: null,
  ...over,
});

export const invitation = (over: Partial<ShownInvitation> = {}): ShownInvitation => ({
  id: ids.invitation(1),
  person: dora,
  email: 'dora@example.com',
  gives: [{ role: member, thing: workspace, span: {} }],
  state: 'pending',
  invitedBy: ben,
  invitedAt: noon,
  expiresAt: instant('2026-12-06T12:00:00Z'),
  ...over,
});

export const names: Names = {
  people: new Map([ana, ben, cleo, dora].map((who) => [String(who.id), who])),
  things: new Map([workspace, web, site].map((thing) => [String(thing.id), thing])),
  roles: new Map([
    ['workspace.admin', 'Admin'],
    ['workspace.member', 'Member'],
    ['team.member', 'Team Member'],
  ]),
  requests: new Map([[String(ids.request(42)), 1042]]),
  actions: new Map([['workspace.invite', 'Invite people']]),
  products: new Map([['minikai', 'Minikai']]),
};

export const event = (happening: Happening, by: SubjectId | null = ids.subject(2), seq = 1): Event => ({
  id: id('evt', seq) as EventId,
  tenant: id('ten', 1) as TenantId,
  workspace: ids.workspace(1),
  seq,
  at: noon,
  by,
  happening,
  hash: '',
});

/** What somebody could type to do harm: pings, links, marks, direction changes, far too much of it. */
export const hostile = `<!channel> <@U99999> <https://evil.example|Approve> & \u202eabc\u200f\n\u0000*bold* \`code\` :tada: ${'x&<>'.repeat(2500)}`;
export const bad = { ...person(66, hostile), slackUserId: null } satisfies ShownPerson;
export const badThing: ShownThing = { ...web, name: hostile, inside: hostile, product: hostile, typeTitle: hostile };
export const badRole = role('bad', hostile, hostile, true);
