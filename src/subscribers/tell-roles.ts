/** What people are told about their workspace role, about being taken out, and about what they could not give. */
import type { Happening } from '../domain/events.ts';
import { firstDay } from '../domain/grant.ts';
import { fulfilmentOf } from '../queries/fulfilment.ts';
import { shownGivings, shownPeople, shownRole, shownThings } from '../queries/showing.ts';
import { removed, roleChanged, withheldFrom } from '../slack/views/index.ts';
import type { Telling } from './tell.ts';

/** Nothing where a later change has taken its place, or where the message of a request says it. A role that is gone is told by `removed`. */
export const tellRoleSet: Telling<'role.set'> = async ({ read, place }, { target, from, to, reason }, { by }) => {
  const { workspace, model } = place;
  if (to === null || (reason === firstDay && to !== model.keeper)) return undefined;
  const slot = model.cardinality === 'several' ? to : '';
  const baseline = await read.grants.findBaseline(workspace.id, target, slot);
  if (baseline?.role !== to) return undefined;
  if ((await read.requests.listByGrant(baseline.id)).length > 0) return undefined;
  const thing = (await shownThings(read, [workspace.root])).get(workspace.root);
  if (!thing) return undefined;
  const people = await shownPeople(read, [by]);
  return {
    to: target,
    message: roleChanged({
      thing,
      from: from === null ? null : shownRole(model, 'workspace', from),
      to: shownRole(model, 'workspace', to),
      by: by && people(by),
      reason,
      fulfilment: await fulfilmentOf(read, place, baseline),
    }),
  };
};

/** Whoever is back by now is not told that they are out. */
export const tellRemoved: Telling<'subject.offboarded'> = async ({ read, place }, { target, reason }, { by }) => {
  const { workspace, model } = place;
  const held = await read.grants.listInForce(workspace.id, [target], read.now);
  if (held.some(({ thing }) => thing === workspace.root)) return undefined;
  const keepers = await read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.now);
  const people = await shownPeople(read, [by, ...keepers]);
  return {
    to: target,
    message: removed({ from: workspace.title, by: by && people(by), reason, admins: keepers.map(people) }),
  };
};

/** Whoever invited is told what was not given; when they are gone themselves, an Admin is. */
export const tellWithheld: Telling<'invitation.accepted'> = async ({ read, place }, happening) => {
  if (happening.withheld.length === 0) return undefined;
  const { invitedBy } = await read.invitations.get(happening.invitation);
  const people = await shownPeople(read, [happening.target, invitedBy]);
  const to = await whoHears(read, place, invitedBy);
  if (!to) return undefined;
  return {
    to,
    message: withheldFrom({
      person: people(happening.target),
      giver: people(invitedBy),
      withheld: await shownGivings(read, place, happening.withheld),
    }),
  };
};

type Here = Parameters<Telling<'invitation.accepted'>>[0];
type Giver = Extract<Happening, { type: 'invitation.accepted' }>['target'];

async function whoHears(read: Here['read'], { workspace, model }: Here['place'], giver: Giver) {
  if ((await read.subjects.get(giver)).state === 'active') return giver;
  const [keeper] = await read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.now);
  return keeper;
}
