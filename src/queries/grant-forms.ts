/** What the forms about something held are filled with: how much longer it may be, and what remains when it ends. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { Grant } from '../domain/grant.ts';
import { isInForce } from '../domain/grant.ts';
import type { GrantId, ThingId } from '../domain/ids.ts';
import { after } from '../domain/instant.ts';
import { conflict, invalid, notFound } from '../domain/refusal.ts';
import type { ShownEnding, ShownExtending } from '../domain/shown.ts';
import { askingRule, decide, strongest } from '../policy/index.ts';
import { decidersShown } from './asking-form.ts';
import { isAutomatic, lengthsOf } from './asking-rules.ts';
import { factsAbout } from './facts.ts';
import { shownGrants } from './held.ts';
import type { Query } from './look.ts';
import { modelOf } from './models.ts';
import { type Place, shownPeople, shownRole } from './showing.ts';

/** The grant behind a button; undefined for whoever may not see the holder's account, as for one that is not there. */
export const grantBehindButton: Query<GrantId, Grant | undefined> = async (read, caller, id) => {
  const [grant] = await read.grants.listByIds([id]);
  return grant && (await mayView(read, caller, grant)) ? grant : undefined;
};

async function mayView(read: Read, { subject }: Caller, grant: Grant): Promise<boolean> {
  if (!subject) return false;
  const { workspace, model } = await placeOf(read, grant);
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], accounts: [grant.subject] });
  return decide(model, { caller: subject, action: 'account.view', thing: grant.subject }, facts).allowed;
}

async function placeOf(read: Read, grant: Grant): Promise<Place> {
  const workspace = await read.workspaces.get(grant.workspace);
  return { workspace, model: await modelOf(read, workspace) };
}

/** What the caller holds on a thing: of one role, or of any. Those that end come first, the latest end before the others. */
export const heldByMe: Query<{ thing: ThingId; role: string | null }, Grant[]> = async (
  read,
  { subject },
  { thing, role },
) => {
  if (!subject) return [];
  const open = (await read.grants.listOpenOf(subject)).filter(
    (grant) => grant.thing === thing && isInForce(grant, read.now),
  );
  const wanted = open.filter((grant) => role === null || grant.role === role);
  return wanted.sort((a, b) => (b.endsAt ?? '').localeCompare(a.endsAt ?? ''));
};

/** The form for more time. Refuses what has no end, what has ended, and what no more time is asked for. */
export const extending: Query<{ grant: GrantId; zone: string }, ShownExtending> = async (
  read,
  caller,
  { grant: id, zone },
) => {
  const grant = await grantBehindButton(read, caller, id);
  if (!grant) throw notFound('grant');
  if (!isInForce(grant, read.now))
    throw conflict('That has ended already.', { code: 'already_ended', next: 'Ask for it anew.' });
  if (grant.endsAt === null) throw invalid('It has no end, so there is nothing to extend.', { code: 'open_ended' });
  const place = await placeOf(read, grant);
  const [shown] = await shownGrants(read, place, [grant], caller.subject);
  const rule = shown && askingRule(place.model, shown.thing.type, grant.role);
  if (!shown || !rule) throw invalid('More time for this is not asked for: ask an Admin.', { code: 'no_rule' });
  const { endsAt } = grant;
  const whole = lengthsOf(rule, read.now);
  const lengths = whole.lengths.filter(
    (one) => rule.longest === null || after(endsAt, one) <= after(read.now, rule.longest),
  );
  const usual = lengths.find((one) => one.count === rule.recommended?.count && one.unit === rule.recommended.unit);
  const first = usual ?? lengths[0] ?? null;
  return {
    grant: shown,
    lengths: { ...whole, lengths, recommended: first },
    deciders: decidersShown(rule),
    automatic:
      lengths.length > 0 &&
      !whole.openEnded &&
      lengths.every((one) => isAutomatic(rule, { startsAt: read.now, endsAt: after(endsAt, one) })),
    reasonMin: Math.max(1, rule.reasonMin),
    zone,
  };
};

/** The form for ending something or giving it back, with what counts afterwards. */
export const ending: Query<GrantId, ShownEnding> = async (read, caller, id) => {
  const grant = await grantBehindButton(read, caller, id);
  if (!grant) throw notFound('grant');
  if (grant.endedAt !== null) throw conflict('That has ended already.', { code: 'already_ended' });
  const place = await placeOf(read, grant);
  const [shown] = await shownGrants(read, place, [grant], caller.subject);
  if (!shown) throw notFound('grant');
  const nameOf = await shownPeople(read, [grant.subject]);
  const remains = await remainsAfter(read, place, grant);
  return {
    grant: shown,
    target: nameOf(grant.subject),
    isYou: grant.subject === caller.subject,
    remains: remains === null ? null : shownRole(place.model, shown.thing.type, remains),
  };
};

/** In the place of a baseline comes the role that everybody starts with. */
async function remainsAfter(read: Read, { workspace, model }: Place, grant: Grant): Promise<string | null> {
  const held = await read.grants.listInForce(workspace.id, [grant.subject], read.now);
  const others = held.filter((one) => one.thing === grant.thing && one.id !== grant.id).map(({ role }) => role);
  if (grant.thing !== workspace.root) return others[0] ?? null;
  const starts = grant.source === 'baseline' && model.cardinality === 'one' ? [model.defaultRole] : [];
  return strongest(model, [...others, ...starts]);
}
