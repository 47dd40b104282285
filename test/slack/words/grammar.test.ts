/** The specification of what people type, line by line: the pieces and the verbs. */
import type { Lexicon } from '../../../src/slack/words/index.ts';
import {
  both,
  cottage,
  formOf,
  houseA,
  launchMobile,
  lineOf,
  minikai,
  miruni,
  person,
  refusalOf,
  site,
  web,
} from './typing.ts';

const ana = person('ana');
const ben = person('ben');
const admin = miruni.roles[0];
const teamAdmin = miruni.thingRoles[0];
const plain = { span: {}, reason: null };

describe('looking', () => {
  it.each([
    ['', { verb: 'me' }],
    ['   ', { verb: 'me' }],
    ['me', { verb: 'me' }],
    ['@ana', { verb: 'show', what: { kind: 'person', person: ana } }],
    ['admin', { verb: 'who', what: { kind: 'role', role: admin } }],
    ['web', { verb: 'show', what: { kind: 'thing', thing: web } }],
    ['team web', { verb: 'show', what: { kind: 'thing', thing: web } }],
    ['r-1042', { verb: 'show', what: { kind: 'request', number: 1042 } }],
    ['show @ana', { verb: 'show', what: { kind: 'person', person: ana } }],
    ['show me', { verb: 'show', what: { kind: 'person', person: { kind: 'me' } } }],
    ['show web/site', { verb: 'show', what: { kind: 'thing', thing: site } }],
    ['who admin', { verb: 'who', what: { kind: 'role', role: admin } }],
    ['who web', { verb: 'who', what: { kind: 'thing', thing: web } }],
    [
      'who can see site',
      { verb: 'who_can', action: { product: 'miruni', type: 'project', verb: 'view' }, thing: site },
    ],
    [
      'who can create project in web',
      { verb: 'who_can', action: { product: 'miruni', type: 'team', verb: 'create_project' }, thing: web },
    ],
    [
      'who can invite',
      { verb: 'who_can', action: { product: 'miruni', type: 'workspace', verb: 'invite' }, thing: null },
    ],
    ['why', { verb: 'why_last' }],
    ['why was I denied', { verb: 'why_last' }],
    ['why was I denied?', { verb: 'why_last' }],
    ['why R-1042', { verb: 'why_request', request: 1042 }],
    ['help', { verb: 'help', about: null }],
    ['help set', { verb: 'help', about: 'set' }],
    ['setup', { verb: 'setup' }],
    ['task list', { verb: 'tasks' }],
  ])('“%s”', (text, line) => {
    expect(lineOf(text)).toEqual(line);
  });

  const view = { action: { product: 'miruni', type: 'project', verb: 'view' }, thing: site };
  it.each([
    ['why not me view project site', { not: true, person: { kind: 'me' } }],
    ["why can't I see site", { not: true, person: { kind: 'me' } }],
    ['why can’t I see site?', { not: true, person: { kind: 'me' } }],
    ['why not see site', { not: true, person: { kind: 'me' } }],
    ['why @ana can view site', { not: false, person: ana }],
    ['why can @ana view project web/site', { not: false, person: ana }],
    ['why is @ana not allowed to see site', { not: true, person: ana }],
  ])('“%s”', (text, asked) => {
    expect(lineOf(text)).toEqual({ verb: 'why', ...asked, ...view });
  });

  it.each([
    ['history', { what: null, since: null, asFile: false }],
    ['history in miruni', { what: null, product: 'miruni', since: null, asFile: false }],
    ['audit', { what: null, since: null, asFile: false }],
    [
      'history @ana since 7d',
      { what: { kind: 'person', person: ana }, since: '2026-11-15T05:02:00.000Z', asFile: false },
    ],
    [
      'history web since 2026-11-01 as file',
      { what: { kind: 'thing', thing: web }, since: '2026-10-31T23:00:00.000Z', asFile: true },
    ],
    [
      'history R-7 as file since yesterday',
      { what: { kind: 'request', number: 7 }, since: '2026-11-20T23:00:00.000Z', asFile: true },
    ],
  ])('“%s”', (text, asked) => {
    expect(lineOf(text)).toEqual({ verb: 'history', product: null, ...asked });
  });
});

describe('giving and taking', () => {
  it.each([
    ['set @ana admin', { verb: 'set', person: ana, role: admin, ...plain }],
    [
      'set ben@example.com admin',
      { verb: 'set', person: { kind: 'email', address: 'ben@example.com' }, role: admin, ...plain },
    ],
    [
      'set @ana guest for 7d',
      { verb: 'set', person: ana, role: miruni.roles[3], span: { length: { count: 7, unit: 'day' } }, reason: null },
    ],
    ['add @ana to web', { verb: 'add', people: [ana], thing: web, thingRole: null, ...plain }],
    [
      'add @ana, @ben to team web as admin',
      { verb: 'add', people: [ana, ben], thing: web, thingRole: teamAdmin, ...plain },
    ],
    ['add me to project web/site', { verb: 'add', people: [{ kind: 'me' }], thing: site, thingRole: null, ...plain }],
    [`add @ana to ${site.id}`, { verb: 'add', people: [ana], thing: site, thingRole: null, ...plain }],
    ['add @ana to launch in mobile', { verb: 'add', people: [ana], thing: launchMobile, thingRole: null, ...plain }],
    ['remove @ana from web', { verb: 'remove_from', person: ana, thing: web, thingRole: null, reason: null }],
    [
      'remove @ana from web as admin',
      { verb: 'remove_from', person: ana, thing: web, thingRole: teamAdmin, reason: null },
    ],
    ['remove @ana admin', { verb: 'remove_role', person: ana, role: admin, reason: null }],
    ['offboard @ana because left', { verb: 'offboard', person: ana, product: null, reason: 'left' }],
  ])('“%s”', (text, line) => {
    expect(lineOf(text)).toEqual(line);
  });

  const invited = { verb: 'invite', people: [ana], product: 'miruni', role: null, to: [], ...plain };
  it.each([
    ['invite @ana', invited],
    ['invite @ana as admin to web', { ...invited, role: admin, to: [{ thing: web, thingRole: null }] }],
    ['invite @ana to web as admin', { ...invited, to: [{ thing: web, thingRole: teamAdmin }] }],
    [
      'invite @ana to web as admin to project site for 2w because new here',
      {
        ...invited,
        to: [
          { thing: web, thingRole: teamAdmin },
          { thing: site, thingRole: null },
        ],
        span: { length: { count: 2, unit: 'week' } },
        reason: 'new here',
      },
    ],
    ['invite list', { verb: 'invitations' }],
    ['invite resend @ana', { verb: 'resend', person: ana }],
    ['invite cancel @ana', { verb: 'cancel_invitation', person: ana }],
  ])('“%s”', (text, line) => {
    expect(lineOf(text)).toEqual(line);
  });

  it('takes a user group where several people may be, and not where one must be', () => {
    expect(lineOf('add <!subteam^S1|@devs> to web')).toMatchObject({
      people: [{ kind: 'group', id: 'S1', name: '@devs' }],
    });
    expect(refusalOf('set <!subteam^S1|@devs> admin').code).toBe('one_person');
  });
});

describe('asking and deciding', () => {
  const asked = { verb: 'request', role: null, thing: null, thingRole: null, person: null, ...plain };
  it.each([
    ['request admin', { ...asked, role: admin }],
    ['request web as admin', { ...asked, thing: web, thingRole: teamAdmin }],
    [
      'request admin for @ben for 4h',
      { ...asked, role: admin, person: ben, span: { length: { count: 4, unit: 'hour' } } },
    ],
    [
      'request admin for 4h for @ben',
      { ...asked, role: admin, person: ben, span: { length: { count: 4, unit: 'hour' } } },
    ],
    ['request help', { verb: 'request_help', product: 'miruni', person: null, reason: null }],
    ['request help for @ben because new', { verb: 'request_help', product: 'miruni', person: ben, reason: 'new' }],
    ['approve R-1042', { verb: 'approve', request: 1042, role: null, ...plain }],
    [
      'approve r-1042 as member for 2h',
      { verb: 'approve', request: 1042, role: 'member', span: { length: { count: 2, unit: 'hour' } }, reason: null },
    ],
    ['deny R-1042 because no', { verb: 'deny', request: 1042, reason: 'no' }],
    ['cancel R-1042', { verb: 'cancel', request: 1042, reason: null }],
    ['end R-1042', { verb: 'end', what: { kind: 'request', number: 1042 }, reason: null }],
    ['end admin', { verb: 'end', what: { kind: 'role', role: admin }, reason: null }],
    ['end web as admin', { verb: 'end', what: { kind: 'thing', thing: web, thingRole: teamAdmin }, reason: null }],
    [
      'extend R-1042 for 4h',
      {
        verb: 'extend',
        what: { kind: 'request', number: 1042 },
        span: { length: { count: 4, unit: 'hour' } },
        reason: null,
      },
    ],
    [
      'extend R-1042 3 days',
      {
        verb: 'extend',
        what: { kind: 'request', number: 1042 },
        span: { length: { count: 3, unit: 'day' } },
        reason: null,
      },
    ],
  ])('“%s”', (text, line) => {
    expect(lineOf(text)).toEqual(line);
  });
});

describe('things', () => {
  it.each<[string, object, Lexicon]>([
    ['project new Site in web', { verb: 'new', type: miruni.types[1], name: 'Site', inside: web }, miruni],
    ['team new Design Systems', { verb: 'new', type: miruni.types[0], name: 'Design Systems', inside: null }, miruni],
    ['project new "Check in" in web', { verb: 'new', type: miruni.types[1], name: 'Check in', inside: web }, miruni],
    ['project rename site to Home page', { verb: 'rename', thing: site, name: 'Home page' }, miruni],
    ['project restrict site', { verb: 'restrict', thing: site }, miruni],
    ['project unrestrict web/site', { verb: 'unrestrict', thing: site }, miruni],
    ['team archive web', { verb: 'archive', thing: web }, miruni],
    ['team list', { verb: 'list', types: [miruni.types[0]], inside: null }, miruni],
    ['teams', { verb: 'list', types: [miruni.types[0]], inside: null }, miruni],
    ['project list in web', { verb: 'list', types: [miruni.types[1]], inside: web }, miruni],
    ['label list', { verb: 'list', types: minikai.types.slice(1), inside: null }, minikai],
    ['mini label new blue', { verb: 'new', type: minikai.types[1], name: 'blue', inside: null }, minikai],
    ['label house-a on mini "Rose Cottage"', { verb: 'label', tag: houseA, thing: cottage }, minikai],
    ['unlabel house-a on rose cottage', { verb: 'unlabel', tag: houseA, thing: cottage }, minikai],
    ['label house-a', { verb: 'show', what: { kind: 'thing', thing: houseA } }, minikai],
    ['add @ana to label house-a', { verb: 'add', people: [ana], thing: houseA, thingRole: null, ...plain }, minikai],
    ['import', { verb: 'import', product: 'minikai' }, minikai],
    ['import in miruni', { verb: 'import', product: 'miruni' }, both],
  ])('“%s”', (text, line, lexicon) => {
    expect(lineOf(text, lexicon)).toEqual(line);
  });
});

describe('what is not offered yet is a word like any other that is not understood', () => {
  it.each(['settings', 'model', 'review', 'share', 'doctor'])('%s', (text) => {
    expect(refusalOf(text)).toMatchObject({
      code: 'not_understood',
      next: 'Type /role help to see what you can type.',
    });
  });
});

describe('no words where words are needed', () => {
  it.each([
    ['invite', 'invite', {}],
    ['set', 'set', {}],
    ['set @ana', 'set', { person: ana }],
    ['set because she leads', 'set', { reason: 'she leads' }],
    ['add @ana to', 'add', { people: [ana] }],
    ['add @ana to team', 'add', { people: [ana] }],
    ['add @ana for 7d', 'add', { people: [ana], span: { length: { count: 7, unit: 'day' } } }],
    ['remove from web', 'remove', { thing: web }],
    ['offboard', 'offboard', {}],
    ['request', 'request', {}],
    ['request because I cannot work', 'request', { reason: 'I cannot work' }],
    ['approve', 'approve', {}],
    ['deny R-7', 'deny', { request: 7 }],
    ['extend R-7', 'extend', { request: 7 }],
    ['project new', 'new', { type: miruni.types[1] }],
    ['project new Site', 'new', { type: miruni.types[1], name: 'Site' }],
    ['show', 'show', {}],
    ['who', 'who', {}],
  ])('“%s” opens the form', (text, form, draft) => {
    expect(formOf(text)).toEqual({ form, draft });
  });
});
