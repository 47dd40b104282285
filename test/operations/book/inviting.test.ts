/** The book of inviting and of coming: every verdict, before and after, and what joining opens. */
import type { SubjectId, ThingId } from '../../../src/domain/ids.ts';
import type { SlackPerson } from '../../../src/domain/subject.ts';
import { arrive, heardOf } from '../../../src/operations/people/arrive.ts';
import { expireInvitations } from '../../../src/operations/people/expire-invitations.ts';
import { cancelInvitation, resendInvitation } from '../../../src/operations/people/invitations.ts';
import { type Invite, type Invitee, invite, planInvite } from '../../../src/operations/people/invite.ts';
import { setRole } from '../../../src/operations/people/set-role.ts';
import { planOf } from '../../../src/operations/plans.ts';
import { archiveThing } from '../../../src/operations/things/archive-thing.ts';
import type { World } from '../people/world.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('inviting');

const at = (name: string): Invitee => ({ kind: 'address', address: `${name}@acme.example` });
const here = async (world: World, name: string, inSlack: 'active' | 'deactivated' = 'active'): Promise<Invitee> => ({
  kind: 'known',
  subject: await world.who(name),
  inSlack,
});
const on = (thing: ThingId, role: string | null = null) => ({ thing, role });

const expectedAt = async (world: World, name: string): Promise<SubjectId> => {
  const found = await world.test.db.read(world.tenant, (read) => read.subjects.findExpected(`${name}@acme.example`));
  if (!found) throw new Error(`${name} was invited`);
  return found.id;
};

const invites = ({ act }: Scene, product: string) => {
  const input = (invitees: readonly Invitee[], more: Partial<Invite>): Invite => ({
    ...{ invitees, role: null, to: [], span: {}, reason: null },
    ...more,
  });
  return {
    plans: (says: string, by: string, invitees: readonly Invitee[], more: Partial<Invite> = {}) =>
      act(says, by, product, planInvite, input(invitees, more)),
    does: (says: string, by: string, invitees: readonly Invitee[], more: Partial<Invite> = {}) =>
      act(says, by, product, invite, input(invitees, more)),
  };
};

const person = (name: string, change: Partial<SlackPerson> = {}): SlackPerson => ({
  ...{ slackUserId: `U${name.toUpperCase()}`, enterpriseUserId: null, kind: 'member', deactivated: false },
  ...{ standing: 'member', name, email: `${name}@acme.example`, emailConfirmed: true },
  ...{ timeZone: 'Europe/Zurich', locale: 'de-CH' },
  ...change,
});

scene('whoever is in Slack is given it at once', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  const { plans, does } = invites(scene, 'miruni');
  await world.holds('mel', 'miruni', 'member');
  await world.slack('zoe', { kind: 'stranger' });
  await world.holds('gil', 'miruni', 'member');
  await world.slack('gil', { deactivated: true });
  const web = await world.thing('miruni', 'team', 'Web', { member: ['mel'] });
  const site = await world.thing('miruni', 'project', 'Site', {}, web);
  const list = [
    ...(await Promise.all(['una', 'mel', 'zoe', 'una'].map((name) => here(world, name)))),
    await here(world, 'dee', 'deactivated'),
    at('mel'),
    { kind: 'no', about: 'robo', says: 'is a bot; bots hold no roles.' } as const,
  ];
  await begins();
  await plans('ada plans a list', 'ada', list);
  await plans('mel plans a list', 'mel', list);
  await does('ada invites the list', 'ada', list, { reason: 'the spring catalogue' });
  await does('ada invites the list again', 'ada', list);
  await does('mel as an Admin', 'ada', [await here(world, 'mel')], { role: 'admin' });
  await does('mel as a Member', 'ada', [await here(world, 'mel')], { role: 'member' });
  await does('mel to Web as its Team Admin', 'ada', [await here(world, 'mel')], { to: [on(web, 'admin')] });
  await world.slack('gus', { kind: 'guest' });
  await does('gus, a guest in Slack, as an Admin', 'ada', [await here(world, 'gus')], { role: 'admin' });
  await does('mel to Web and Site', 'ada', [await here(world, 'mel')], { to: [on(web), on(site)] });
  await does('mel to Web and Site again', 'ada', [await here(world, 'mel')], { to: [on(web), on(site)] });
  await does('cal for a week, and to Site', 'ada', [await here(world, 'cal')], {
    ...{ role: 'collaborator', to: [on(site)], span: { length: { count: 1, unit: 'week' } } },
  });
  await does('cor to Web as a Collaborator', 'ada', [await here(world, 'cor')], {
    role: 'collaborator',
    to: [on(web)],
  });
  await does('gil, who was taken out, is back', 'ada', [await here(world, 'gil')]);
  await does('tia as owner of Site', 'ada', [await here(world, 'tia')], { to: [on(site, 'owner')] });
  await does('tia as owner of Site again', 'ada', [await here(world, 'tia')], { to: [on(site, 'owner')] });
});

scene('whoever is not is expected under an address', ['minikai', 'miruni'], async (scene) => {
  const { world, begins, wide } = scene;
  const { plans, does } = invites(scene, 'miruni');
  await world.holds('mel', 'miruni', 'member');
  const web = await world.thing('miruni', 'team', 'Web');
  const site = await world.thing('miruni', 'project', 'Site', {}, web);
  const old = await world.thing('miruni', 'team', 'Old');
  await world.as('ada', 'miruni', archiveThing, { thing: old });
  const house = await world.thing('minikai', 'mini_label', 'House');
  await world.slack('pretender', { email: 'kim@acme.example', emailConfirmed: false });
  await begins();
  const plan = await plans('ada plans kim', 'ada', [at('kim')], { to: [on(web)] });
  await wide('ada looks at the plan', 'ada', planOf, { ref: plan?.ref ?? '' });
  await does('ada invites kim to Web', 'ada', [at('kim'), at('kim')], { to: [on(web)] });
  await does('the same again', 'ada', [at('kim')], { to: [on(web)] });
  await plans('as something else', 'ada', [at('kim')], { role: 'admin' });
  await does('to more', 'ada', [at('kim')], { to: [on(web), on(site)] });
  await does('for less', 'ada', [at('kim')], { to: [on(web)], span: { length: { count: 1, unit: 'day' } } });
  await does('to Web as a Collaborator', 'ada', [at('cor')], { role: 'collaborator', to: [on(web)] });
  await does('to what is archived', 'ada', [at('cor')], { to: [on(old)] });
  await does('to what is elsewhere', 'ada', [at('cor')], { to: [on(house)] });
  await does('by a Member', 'mel', [at('cor')]);
  world.clock.passes({ days: 14 });
  await does('two weeks later, once more', 'ada', [at('kim')]);
});

scene('a thing that nobody is added to by itself', ['minikai'], async (scene) => {
  const { world, begins } = scene;
  const { does } = invites(scene, 'minikai');
  const rose = await world.thing('minikai', 'mini', 'Rose');
  await begins();
  await does('kit to Rose', 'ada', [await here(world, 'kit')], { to: [on(rose)] });
});

scene('a region and who works there', ['fixtures/models/seven.yaml'], async (scene) => {
  const { world, begins } = scene;
  const { does } = invites(scene, 'seven');
  const north = await world.thing('seven', 'region', 'North');
  await begins();
  await does('kit to North', 'ada', [await here(world, 'kit')], { to: [on(north)] });
  await does('kit to North as holder', 'ada', [await here(world, 'kit')], { to: [on(north, 'holder')] });
});

scene('an invitation is sent again, changed, taken back, and runs out', ['minikai', 'miruni'], async (scene) => {
  const { world, begins, wide, act } = scene;
  const { does } = invites(scene, 'minikai');
  await world.holds('abe', 'minikai', 'admin');
  const label = await world.thing('minikai', 'mini_label', 'House');
  await does('ada invites kim', 'ada', [at('kim')], { to: [on(label)] });
  await invites(scene, 'miruni').does('ada invites kim to the other one too', 'ada', [at('kim')]);
  await does('ada invites lou', 'ada', [at('lou')]);
  const target = await expectedAt(world, 'kim');
  const lou = await expectedAt(world, 'lou');
  await begins();
  world.clock.passes({ days: 10 });
  await wide('ada sends kim’s again', 'ada', resendInvitation, { target });
  await wide('abe sends kim’s again', 'abe', resendInvitation, { target });
  await wide('kit, who is nobody, sends kim’s again', 'kit', resendInvitation, { target });
  await act('abe changes kim’s', 'abe', 'minikai', setRole, { target, role: 'admin', span: {}, reason: null });
  await wide('abe takes kim’s back', 'abe', cancelInvitation, { target });
  await wide('abe takes kim’s back again', 'abe', cancelInvitation, { target });
  world.clock.passes({ days: 4 });
  await wide('ada sends lou’s again, too late', 'ada', resendInvitation, { target: lou });
  await act('time goes by', null, 'minikai', expireInvitations, undefined);
  await act('time goes by in the other one', null, 'miruni', expireInvitations, undefined);
  await act('and again', null, 'minikai', expireInvitations, undefined);
  await wide('ada takes lou’s back', 'ada', cancelInvitation, { target: lou });
});

scene('joining opens what was given', ['miruni'], async (scene) => {
  const { world, begins, wide, act } = scene;
  const { does } = invites(scene, 'miruni');
  await world.holds('gil', 'miruni', 'admin');
  const web = await world.thing('miruni', 'team', 'Web');
  const old = await world.thing('miruni', 'team', 'Old');
  const span = { length: { count: 1, unit: 'week' } } as const;
  await does('kim, to two teams', 'ada', [at('kim')], { to: [on(old), on(web)] });
  await does('cal, for a week', 'ada', [at('cal')], { role: 'collaborator', span });
  await does('una, until a day', 'ada', [at('una')], { span: { until: '2026-11-04T09:00:00.000Z' as never } });
  await does('pia, by gil', 'gil', [at('pia')], { to: [on(web)] });
  await does('lou', 'ada', [at('lou')]);
  await world.as('ada', 'miruni', archiveThing, { thing: old });
  await act('gil is Member from now on', 'ada', 'miruni', setRole, {
    ...{ target: await world.who('gil'), role: 'member', span: {}, reason: null },
  });
  await begins();
  await wide('kim, not confirmed', null, arrive, person('kim', { slackUserId: 'UOTHER', emailConfirmed: false }));
  await wide('kim, as a bot', null, arrive, person('kim', { slackUserId: 'UBOT1', kind: 'bot' }));
  await wide('kim, gone already', null, arrive, person('kim', { slackUserId: 'UGONE', deactivated: true }));
  await wide('kim, in capitals', null, arrive, person('kim', { email: 'KIM@acme.example' }));
  await wide('kim again, with another name', null, arrive, person('kim', { name: 'Kim', enterpriseUserId: 'W1' }));
  await wide('cal', null, arrive, person('cal'));
  world.clock.passes({ days: 2 });
  await wide('una, at the very end of it', null, heardOf, person('una'));
  await wide('pia, whose giver may not any more', null, heardOf, person('pia'));
  await wide('nobody anybody knows', null, heardOf, person('vic'));
  await wide('somebody known by another address', null, arrive, person('ned'));
  world.clock.passes({ days: 12 });
  await wide('who turns out to be lou, too late', null, heardOf, person('ned', { email: 'lou@acme.example' }));
  await wide('somebody without an address', null, arrive, person('max', { email: null, slackUserId: 'UMAX' }));
});
