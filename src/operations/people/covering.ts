/** A stronger workspace role for a time, on top of the baseline: opened, lengthened, and ended when it covers nothing any more. */
import { type Grant, isOver } from '../../domain/grant.ts';
import type { SubjectId } from '../../domain/ids.ts';
import { place } from '../../domain/instant.ts';
import { invalid } from '../../domain/refusal.ts';
import { outranks } from '../../policy/index.ts';
import { losesAs } from '../../queries/setting.ts';
import type { Desk } from '../desk.ts';
import { endGrant, lastsLonger, lengthenGrant, openGrant } from '../ledger.ts';
import { titleOf } from '../words.ts';
import { typedFor } from './people-words.ts';
import { outcome, type RoleSet, type SetRole } from './role-outcome.ts';

/** Covers of the very role that is now theirs for good have nothing left to cover. */
export async function endSuperseded(desk: Desk, { target, role }: SetRole): Promise<void> {
  for (const one of await coversOf(desk, target, role)) await endGrant(desk, one, 'it is theirs for good now');
}

async function coversOf({ tx, workspace, now }: Desk, target: SubjectId, role: string): Promise<Grant[]> {
  const open = await tx.grants.listOpenOf(target);
  return open.filter(
    (one) => one.source === 'cover' && one.thing === workspace.root && one.role === role && !isOver(one, now),
  );
}

/** Opens a stronger role for a time on top of the baseline, or lengthens the one there is. Refuses a lesser one. */
export async function cover(
  desk: Desk,
  input: SetRole,
  held: string | null,
  baseline: string | null,
): Promise<RoleSet> {
  const { model, workspace } = desk;
  const { target, role, span, reason } = input;
  if (baseline === role) return outcome(desk, input, 'same', held);
  if (baseline !== null && model.cardinality === 'one' && !outranks(model, role, baseline))
    throw await lesserForATime(desk, target, role, baseline);
  const { startsAt, endsAt } = place(span, desk.now);
  // What was asked for is the request's to lengthen or end; what is set stands beside it, and outlasts it.
  const present = (await coversOf(desk, target, role)).find(({ sourceRef }) => sourceRef === '');
  if (present) return coverLonger(desk, input, held, present);
  await openGrant(desk, { subject: target, thing: workspace.root, role, source: 'cover', startsAt, endsAt, reason });
  return outcome(desk, input, 'covered', held);
}

/** The same cover is there already: it is lengthened, never ended and given anew. A shorter one changes nothing. */
async function coverLonger(desk: Desk, input: SetRole, held: string | null, present: Grant): Promise<RoleSet> {
  const { endsAt } = place(input.span, desk.now);
  if (!lastsLonger(endsAt, present)) return { ...(await outcome(desk, input, 'same', held)), endsAt: present.endsAt };
  await lengthenGrant(desk, present, endsAt, { reason: input.reason, request: null });
  return outcome(desk, input, 'covered', held);
}

async function lesserForATime(desk: Desk, target: SubjectId, role: string, baseline: string): Promise<Error> {
  const { model } = desk;
  const title = titleOf(model, role);
  const lost = await losesAs(desk.tx, desk, target, role);
  const goes = lost.length === 0 ? 'nothing they hold on things would be lost' : `they would lose ${lost.join(', ')}`;
  return invalid(`${title} is less than ${titleOf(model, baseline)}, so it cannot be set for a time.`, {
    code: 'lesser_for_a_time',
    field: 'length',
    next: `Set ${title} for good (${goes}), or end what the person holds.`,
    instead: [await typedFor(desk, 'set', target, role), await typedFor(desk, 'offboard', target)],
  });
}
