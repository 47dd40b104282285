/** Forms there and back: what is built, what a person sees of it, and what is read when it comes back. */
import type { ShownAsking, ShownLengths } from '../../../src/domain/shown.ts';
import {
  addForm,
  answerForm,
  approveChangedForm,
  askForm,
  denyForm,
  endForm,
  errorsAt,
  extendForm,
  importForm,
  inviteForm,
  nameForm,
  offboardForm,
  pickForm,
  planForm,
  setRoleForm,
  setupForm,
} from '../../../src/slack/views/index.ts';
import { readable } from '../../support/readable.ts';
import { problemsOf } from './checked.ts';
import { fill } from './fill.ts';
import * as s from './samples.ts';

const hours = (count: number) => ({ count, unit: 'hour' as const });
const day = { count: 1, unit: 'day' as const };
const lengths: ShownLengths = { lengths: [hours(4), day], recommended: day, openEnded: false, chosen: null };
const zone = 'Europe/Berlin';

const asking = (over: Partial<ShownAsking> = {}): ShownAsking => ({
  what: { role: s.admin, thing: s.workspace },
  target: null,
  mayAskForOthers: true,
  deciders: { title: 'the help desk', usuallyMinutes: 14, reachable: { now: 2, of: 5 }, automaticUpTo: hours(4) },
  automatic: false,
  lengths,
  zone,
  from: null,
  reason: { prompt: 'What for?', min: 10, example: 'Rotate the certificate', says: null, draft: null },
  ticket: { says: 'Like OPS-12', draft: null },
  already: null,
  copied: null,
  ...over,
});

describe('asking', () => {
  it('follows the choice and tells the truth on its button', () => {
    const read = readable(askForm.build(asking()));
    expect(read).toContain('The help desk decides · usually 14 min · 2 of 5 reachable now · automatic up to 4 hours');
    expect(read).toContain('For how long?: <1 day> of 4 hours | 1 day');
    expect(read).toContain('At least 10 characters. For example: Rotate the certificate');
    expect(read).toMatch(/\[Ask the help desk\]$/);
    expect(readable(askForm.build(asking({ automatic: true })))).toMatch(/\[Get it now\]$/);
  });

  it('comes back as it was filled', () => {
    const view = fill(askForm.build(asking()), {
      reason: 'Rotate it \u202enow',
      ticket: ' OPS-12 ',
      from: 1_795_348_800,
      target: 'U00002',
    });
    expect(askForm.read(view)).toEqual({
      ok: true,
      answers: {
        what: { role: 'admin', thing: s.workspace.id },
        length: day,
        from: s.noon,
        reason: 'Rotate it now',
        ticket: 'OPS-12',
        target: 'U00002',
        about: null,
      },
    });
  });

  it('asks for a reason under its own field, also when the field has no version', () => {
    expect(askForm.read(fill(askForm.build(asking())))).toEqual({
      ok: false,
      errors: { reason: 'A sentence helps whoever decides.' },
    });
    expect(askForm.read(fill(askForm.build(asking()), { reason: ' \u200f ' }))).toMatchObject({
      ok: false,
      errors: { reason: expect.any(String) },
    });
  });

  it('starts with a choice only, and can be drawn again from what is filled', () => {
    const empty = askForm.build(asking({ what: null, deciders: null }));
    expect(readable(empty)).toContain('Choose first');
    expect(askForm.read(fill(empty))).toMatchObject({ ok: false, errors: { what: 'Choose what you need.' } });
    const chosen = fill(empty, { what: `admin@${s.workspace.id}` });
    expect(askForm.draft(chosen)).toMatchObject({
      what: { role: 'admin', thing: s.workspace.id },
      reason: null,
      length: null,
    });
    expect(askForm.draft(fill(askForm.build(asking()), { reason: 'x' }))).toMatchObject({ reason: 'x', length: day });
  });

  it('starts the length afresh when the choice changes, so that no old limit is kept', () => {
    const ids = (over: Partial<ShownAsking>) => askForm.build(asking(over)).blocks.map(({ block_id }) => block_id);
    const team = ids({ what: { role: s.teamMember, thing: s.web } });
    expect(ids({}).find((one) => one?.startsWith('length'))).not.toBe(team.find((one) => one?.startsWith('length')));
    expect(ids({})).toContain('reason');
    expect(team).toContain('reason');
  });

  it('keeps a typed length or end that is none of the offered', () => {
    const three = { count: 3, unit: 'day' as const };
    expect(readable(askForm.build(asking({ lengths: { ...lengths, chosen: three } })))).toContain(
      '<3 days> of 3 days | 4 hours | 1 day',
    );
    const until = askForm.build(asking({ lengths: { ...lengths, chosen: { until: s.later } } }));
    expect(readable(until)).toContain('<Until 22 Dec 2026, 13:00>');
    expect(askForm.read(fill(until, { reason: 'a reason' }))).toMatchObject({
      answers: { length: { until: s.later } },
    });
  });

  it('asks for no length when it asks for help', () => {
    const help = askForm.build(asking({ what: { role: null, thing: s.workspace }, ticket: null }));
    expect(readable(help)).not.toContain('How long');
    expect(askForm.read(fill(help, { reason: 'Which one?' }))).toMatchObject({
      answers: { what: { role: null, thing: s.workspace.id }, length: null, ticket: null },
    });
  });

  it('offers more time instead of a second request for what is held', () => {
    expect(readable(askForm.build(asking({ already: { kind: 'held', grant: s.ids.grant(1) } })))).toContain(
      '[Extend it instead]',
    );
    const pending = askForm.build(asking({ already: { kind: 'pending', request: s.ids.request(42), number: 1042 } }));
    expect(readable(pending)).toContain('You asked for this already: R-1042 is waiting.');
  });

  it('shows what is copied from a message before it is', () => {
    const copied = { by: s.dora, link: 'https://x.slack.com/archives/C1/p1', ref: 'msg_1' };
    const form = askForm.build(asking({ copied, reason: { ...asking().reason, draft: 'please let me in' } }));
    expect(readable(form)).toContain('Made from a message of Dora. The help desk will see the words that stand below');
    expect(askForm.read(fill(form))).toMatchObject({ answers: { reason: 'please let me in', about: 'msg_1' } });
  });
});

describe('deciding', () => {
  const denying = {
    request: s.ids.request(42),
    number: 1042,
    requester: s.ana,
    target: s.ana,
    isProposal: false,
    role: s.admin,
    thing: s.workspace,
    canned: ['Ask your lead'],
    smaller: [s.member],
  };

  it('denies with a reason that was offered, or written, and never without one', () => {
    const form = denyForm.build(denying);
    expect(denyForm.read(fill(form))).toEqual({ ok: false, errors: { reason: 'Choose a reason or write one.' } });
    expect(denyForm.read(fill(form, { canned: 'Ask your lead', reason: 'Today', smaller: 'member' }))).toEqual({
      ok: true,
      answers: { request: s.ids.request(42), reason: 'Ask your lead\nToday', smaller: 'member' },
    });
  });

  it('refuses a form that carries no request', () => {
    const view = { ...fill(denyForm.build(denying), { reason: 'No' }), private_metadata: 'req_1' };
    expect(denyForm.read(view)).toEqual({ ok: false, errors: { canned: 'This form is out of date. Open it again.' } });
  });

  it('says who asked, for whom, and who proposed it', () => {
    const said = (over: object): string => readable(denyForm.build({ ...denying, ...over }));
    expect(said({})).toContain('@U00001 asked for Admin.');
    expect(said({ target: s.ben })).toContain('@U00001 asked for Admin, for @U00002.');
    expect(said({ target: s.ben, isProposal: true })).toContain('@U00001 proposed @U00002: Admin.');
  });

  it('approves less or shorter', () => {
    const { canned, smaller, ...about } = denying;
    const { request } = about;
    const form = approveChangedForm.build({ ...about, lesser: [s.member], lengths, zone });
    expect(approveChangedForm.read(fill(form, { role: 'member', length: '4.hour' }))).toEqual({
      ok: true,
      answers: { request, role: 'member', length: hours(4), comment: null },
    });
    expect(approveChangedForm.read(fill(form, { length: '99.lightyear' }))).toMatchObject({ ok: false });
  });

  it('answers a question, and can name the role that fits', () => {
    const { canned, smaller, ...about } = denying;
    const { request } = about;
    const form = answerForm.build({
      ...about,
      role: null,
      reason: 'Which?',
      roles: [s.admin, s.member],
    });
    expect(readable(form)).toContain('Question: Which?');
    expect(answerForm.read(fill(form, { comment: 'Start small', role: 'member' }))).toEqual({
      ok: true,
      answers: { request, comment: 'Start small', role: 'member' },
    });
  });
});

describe('living with it', () => {
  const grant = s.grant({ endsAt: s.later });

  it('asks for more time', () => {
    const form = extendForm.build({ grant, lengths, deciders: null, automatic: false, reasonMin: 5, zone });
    expect(extendForm.read(fill(form, { reason: 'Not done yet' }))).toEqual({
      ok: true,
      answers: { grant: grant.id, length: day, reason: 'Not done yet' },
    });
    expect(extendForm.read(fill(form, { reason: 'x', length: null }))).toMatchObject({ ok: false });
  });

  it('gives back, and says what remains', () => {
    const form = endForm.build({ grant, target: s.ana, isYou: true, remains: s.guest });
    expect(readable(form)).toContain('You are Member until 22 Dec 2026, 12:00 UTC. This ends now. You are then Guest.');
    expect(endForm.read(fill(form))).toEqual({ ok: true, answers: { grant: grant.id, reason: null } });
  });
});

describe('people', () => {
  const minikai = { id: s.ids.workspace(1), title: 'Minikai' };
  const inviting = {
    products: [minikai, { id: s.ids.workspace(2), title: 'Miruni' }],
    product: minikai,
    people: [s.ana, s.dora],
    addresses: [],
    roles: [s.admin, s.member],
    role: s.member,
    advice: 'Start with Member and upgrade later if needed.',
    things: [{ role: s.teamMember, thing: s.web, group: null }],
    lengths,
    zone,
    message: null,
  };

  it('invites people and addresses, with an advice and without a hidden end', () => {
    const form = inviteForm.build(inviting);
    expect(readable(form)).toContain('Start with Member and upgrade later if needed.');
    expect(inviteForm.read(fill(form, { addresses: 'a@example.com, b@example.com;\nc@example.com' }))).toEqual({
      ok: true,
      answers: {
        product: minikai.id,
        people: ['U00001'],
        emails: ['a@example.com', 'b@example.com', 'c@example.com'],
        role: 'member',
        things: [{ role: 'member', thing: s.web.id }],
        length: null,
        message: null,
      },
    });
    expect(inviteForm.read(fill(form, { people: [] }))).toEqual({
      ok: false,
      errors: { people: 'Choose somebody, or write an address below.' },
    });
  });

  it('sets a role, showing what would be lost', () => {
    const setting = {
      workspace: s.workspace,
      person: s.ana,
      holds: s.member,
      roles: [s.admin, s.member, s.guest],
      role: s.guest,
      advice: null,
      loses: ['Team Member of Web'],
      lengths,
      zone,
    };
    const form = setRoleForm.build(setting);
    expect(readable(form)).toContain('As Guest they would lose:\n• Team Member of Web');
    expect(setRoleForm.read(fill(form, { reason: 'left the team' }))).toEqual({
      ok: true,
      answers: { workspace: s.workspace.id, person: 'U00001', role: 'guest', length: null, reason: 'left the team' },
    });
    expect(setRoleForm.read(fill(setRoleForm.build({ ...setting, person: null })))).toMatchObject({
      errors: { person: 'Choose a person.' },
    });
  });

  it('offboards, with a successor for each thing that is owned and one for the rest of very many', () => {
    const owned = Array.from({ length: 45 }, (_, i) => ({ thing: s.ids.thing(100 + i), name: `P${i}`, as: 'owner' }));
    const form = offboardForm.build({
      person: s.ana,
      ends: [grantOf(1)],
      owned,
      pending: [],
      notes: ['Decides 3 requests.'],
    });
    expect(readable(form)).toContain('Who takes over the other 5 they own?');
    const first = String(s.ids.thing(100));
    const found = offboardForm.read(fill(form, { [first]: 'U00002', others: 'U00003' }));
    expect(found).toMatchObject({
      ok: true,
      answers: { subject: s.ana.id, others: 'U00003', successors: [{ thing: first, slackUserId: 'U00002' }] },
    });
  });

  const grantOf = (n: number) => s.grant({ id: s.ids.grant(n) });
});

describe('things and setting up', () => {
  it('sets up with a private channel and at least one product', () => {
    const form = setupForm.build({
      models: [{ name: 'minikai', title: 'Minikai', version: '1', summary: 'Two roles and labels' }],
      chosen: [],
      helpDesk: null,
      admins: [s.ana],
      problems: ['That channel has guests.'],
    });
    expect(readable(form)).toContain('This needs another look:\n• That channel has guests.');
    expect(JSON.stringify(form)).toContain('"include":["private"],"exclude_external_shared_channels":true');
    expect(setupForm.read(fill(form))).toEqual({
      ok: false,
      errors: { models: 'Choose at least one.', channel: 'Choose a private channel.' },
    });
    expect(
      setupForm.read(
        fill(form, { models: ['minikai'], channel: 'G1', things: 'mini "Rose Cottage"\n\n  label house-a ' }),
      ),
    ).toEqual({
      ok: true,
      answers: {
        models: ['minikai'],
        channel: 'G1',
        admins: ['U00001'],
        members: [],
        things: ['mini "Rose Cottage"', 'label house-a'],
      },
    });
  });

  it('adds people to a thing as its default', () => {
    const form = addForm.build({ thing: s.web, roles: [s.teamMember], role: null, people: [s.ana], lengths, zone });
    expect(readable(form)).toMatch(/\[Add to Team Web\]$/);
    expect(addForm.read(fill(form))).toEqual({
      ok: true,
      answers: { people: ['U00001'], thing: s.web.id, role: 'member', length: null, reason: null },
    });
  });

  it('names something new in a place, and renames', () => {
    const kind = { product: 'miruni', type: 'project' };
    const naming = { ...kind, typeTitle: 'project', thing: null, needsInside: true, inside: s.web, name: null };
    const fresh = fill(nameForm.build(naming), { name: ' New \n Site ' });
    expect(nameForm.read(fresh)).toEqual({
      ok: true,
      answers: { thing: null, kind, name: 'New Site', inside: s.web.id },
    });
    const rename = nameForm.build({ ...naming, thing: s.site });
    expect(nameForm.read(fill(rename))).toEqual({
      ok: true,
      answers: { thing: s.site.id, kind: null, name: 'Site', inside: null },
    });
    expect(nameForm.read(fill(rename, { name: ' ' }))).toEqual({ ok: false, errors: { name: 'Give it a name.' } });
  });

  it('takes a file or lines, not neither and not both', () => {
    const form = importForm.build([{ id: s.ids.workspace(1), title: 'Minikai' }]);
    expect(importForm.read(fill(form))).toMatchObject({ errors: { text: 'Give a file, or paste some lines.' } });
    expect(importForm.read(fill(form, { file: ['F1'], text: 'x' }))).toMatchObject({ ok: false });
    expect(importForm.read(fill(form, { file: ['F1'] }))).toEqual({
      ok: true,
      answers: { workspace: s.ids.workspace(1), file: 'F1', text: null },
    });
  });

  it('confirms a plan by its name only', () => {
    const plan = { ref: 'plan_1', title: 'Invite 1 person', gives: [], verdicts: s.list([]), does: 1, notes: [] };
    const form = planForm.build(plan);
    expect(readable(form)).not.toContain('[Cancel]');
    expect(planForm.read(fill(form))).toEqual({ ok: true, answers: { plan: 'plan_1' } });
    expect(planForm.build({ ...plan, does: 0 }).submit).toBeUndefined();
  });
});

it('puts what an operation refuses under its field, or under the first where there is none', () => {
  const view = fill(askForm.build(asking()), { reason: 'short' });
  const length = Object.keys(view.state.values).find((block) => block.startsWith('length:'));
  expect(errorsAt(view, { length: 'Too long.' })).toEqual({ [String(length)]: 'Too long.' });
  expect(errorsAt(view, { nonsense: 'Hm.' })).toEqual({ what: 'Hm.' });
});

it('keeps every form to what Slack takes', () => {
  const forms = [
    askForm.build(asking()),
    askForm.build(asking({ what: null })),
    importForm.build([{ id: s.ids.workspace(1), title: 'Minikai' }]),
    setupForm.build({
      models: [{ name: 'a', title: 'A', version: '1', summary: 'b' }],
      chosen: ['a'],
      helpDesk: 'G1',
      admins: [],
      problems: [],
    }),
  ];
  for (const form of forms) expect(problemsOf(form)).toEqual([]);
});

describe('what a word still needs', () => {
  const picking = {
    word: 'remove',
    title: 'Remove',
    submit: 'Remove',
    says: null,
    person: { label: 'Who?', chosen: s.ana.slackUserId, optional: false },
    thing: { label: 'From what?', chosen: s.web, optional: true },
    choice: {
      label: 'Or which role?',
      chosen: null,
      optional: true,
      from: { of: 'roles' as const, items: [{ product: 'miruni', role: s.admin, thing: s.workspace }] },
    },
    reason: { label: 'Why?', chosen: 'moved on', optional: true },
    zone,
  };

  it('is filled with what was typed, and comes back with the word', () => {
    const view = pickForm.build(picking);
    expect(problemsOf(view)).toEqual([]);
    expect(pickForm.read(fill(view))).toEqual({
      ok: true,
      answers: { word: 'remove', person: s.ana.slackUserId, thing: s.web.id, choice: null, reason: 'moved on' },
    });
    expect(pickForm.read(fill(view, { choice: 'miruni:admin', thing: null }))).toMatchObject({
      answers: { choice: 'miruni:admin', thing: null },
    });
  });

  it('lists grants with their ends and requests with their numbers, two hundred of them, too', () => {
    const choice = (from: object) => ({ ...picking, choice: { ...picking.choice, from } }) as typeof picking;
    const grants = pickForm.build(
      choice({ of: 'grants', items: [s.grant({ endsAt: s.later }), s.grant({ id: null })] }),
    );
    expect(readable(grants)).toContain('of Member until');
    const requests = Array.from({ length: 200 }, (_, i) => s.request({ number: 1000 + i }));
    const many = pickForm.build(choice({ of: 'requests', items: requests }));
    expect(problemsOf(many)).toEqual([]);
    expect(readable(many)).toContain('R-1199: ');
  });
});
