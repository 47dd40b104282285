/** What people are told about their grants, from how things are now: what has been ended or renewed since is not told as it was. */
import type { Read } from '../db/ports.ts';
import { isInForce } from '../domain/grant.ts';
import { askableAgain } from '../queries/asking-again.ts';
import { shownGrants } from '../queries/held.ts';
import { type Place, shownPeople, shownRole, shownThings } from '../queries/showing.ts';
import { grantEnded, grantEnding, grantOpened } from '../slack/views/index.ts';
import type { Telling } from './tell.ts';

export interface Here {
  read: Read;
  place: Place;
}

/** What a request brought is told in the message that the request has with its holder. */
export const tellOpened: Telling<'grant.opened'> = async ({ read, place }, happening, { by }) => {
  const [grant] = await read.grants.listByIds([happening.grant]);
  if (!grant || grant.endedAt !== null) return undefined;
  if (happening.request !== null) return undefined;
  const [shown] = await shownGrants(read, place, [grant], grant.subject);
  const giver = by ?? grant.givenBy;
  const people = await shownPeople(read, [giver]);
  if (!shown) return undefined;
  return {
    to: grant.subject,
    message: grantOpened({ grant: shown, by: giver && people(giver), reason: happening.reason }),
  };
};

/** What was given ahead of time counts now. */
export const tellBegun: Telling<'grant.begun'> = async ({ read, place }, happening) => {
  const [grant] = await read.grants.listByIds([happening.grant]);
  if (!grant || !isInForce(grant, read.now) || happening.request !== null) return undefined;
  const [shown] = await shownGrants(read, place, [grant], grant.subject);
  const people = await shownPeople(read, [grant.givenBy]);
  const by = grant.givenBy && people(grant.givenBy);
  return shown && { to: grant.subject, message: grantOpened({ grant: shown, by, reason: null }) };
};

export const tellEnding: Telling<'grant.ending'> = async ({ read, place }, happening) => {
  const [grant] = await read.grants.listByIds([happening.grant]);
  if (!grant || !isInForce(grant, read.now) || grant.endsAt !== happening.endsAt) return undefined;
  const [shown] = await shownGrants(read, place, [grant], grant.subject);
  return shown && { to: grant.subject, message: grantEnding(shown) };
};

/** Nothing where the same role still counts by another grant, and nothing to somebody who is out altogether: `removed` tells them. */
export const tellEnded: Telling<'grant.ended'> = async ({ read, place }, happening, { by }) => {
  const [grant] = await read.grants.listByIds([happening.grant]);
  const thing = (await shownThings(read, [happening.thing])).get(happening.thing);
  if (!grant || !thing) return undefined;
  const { workspace, model } = place;
  const held = await read.grants.listInForce(workspace.id, [grant.subject], read.now);
  if (!held.some((one) => one.thing === workspace.root)) return undefined;
  const here = held.filter((one) => one.thing === grant.thing).map(({ role }) => role);
  if (here.includes(grant.role)) return undefined;
  const ranked = thing.isRoot ? model.roles : (model.thingTypes.get(thing.type)?.roles ?? []);
  const remains = ranked.find(({ name }) => here.includes(name));
  const people = await shownPeople(read, [by]);
  return {
    to: grant.subject,
    message: grantEnded({
      role: shownRole(model, thing.type, grant.role),
      thing,
      because: happening.because,
      remains: remains ? shownRole(model, thing.type, remains.name) : null,
      by: by && people(by),
      reason: null,
      askAgain: await askableAgain(read, place, grant),
    }),
  };
};
