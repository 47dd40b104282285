/** What setting a role comes to: said to whoever typed it, in titles of the model. */
import { isOver } from '../../domain/grant.ts';
import type { SubjectId } from '../../domain/ids.ts';
import { type Instant, place, type Span } from '../../domain/instant.ts';
import { outranks } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import { roleInForce } from '../ledger.ts';
import { titleOf } from '../words.ts';

export interface SetRole {
  target: SubjectId;
  role: string;
  span: Span;
  reason: string | null;
}

/**
 * set: it is their baseline now · covered: it counts until `endsAt` · same: they had it · invitation: it waits for them to come ·
 * asked: others have to agree, `request` says under which number.
 */
export interface RoleSet {
  kind: 'set' | 'covered' | 'same' | 'invitation' | 'asked';
  target: SubjectId;
  /** Titles of the model. */
  from: string | null;
  to: string;
  endsAt: Instant | null;
  /** Where it ends, the title of what counts from then on; null for nothing. */
  afterwards: string | null;
  /** Roles on things that went with the old workspace role, in words. */
  lost: readonly string[];
  usesLicence: boolean;
  /** What still counts on top until it ends: covers that were there before. */
  goesOn: readonly { title: string; endsAt: Instant }[];
  request: number | null;
  /** Whether the caller's own approval of that request is counted already. */
  voted: boolean;
}

/** What came of it, with what still counts on top and whether it takes a licence that was not taken before (MR-8). */
export async function outcome(
  desk: Desk,
  input: SetRole,
  kind: RoleSet['kind'],
  from: string | null,
): Promise<RoleSet> {
  const { model, tx, workspace, now } = desk;
  const { target, role, span } = input;
  const licensed = (name: string | null): boolean => model.roles.some((one) => one.name === name && one.licensed);
  const { endsAt } = place(span, now);
  const next = endsAt === null ? null : await roleInForce(desk, target, endsAt);
  const open = (await tx.grants.listOpenOf(target)).filter(
    (grant) =>
      grant.thing === workspace.root && grant.source !== 'baseline' && grant.role !== role && !isOver(grant, now),
  );
  return {
    kind,
    target,
    from: from === null ? null : titleOf(model, from),
    to: titleOf(model, role),
    endsAt,
    afterwards: next === null ? null : titleOf(model, next),
    lost: [],
    usesLicence: kind !== 'same' && licensed(role) && !licensed(from),
    goesOn: open.flatMap((grant) =>
      grant.endsAt !== null && outranks(model, grant.role, role)
        ? [{ title: titleOf(model, grant.role), endsAt: grant.endsAt }]
        : [],
    ),
    request: null,
    voted: false,
  };
}
