/** What inviting is told: whom, as what, on what besides, for how long; and what of it each is to be given. */
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import type { Span } from '../../domain/instant.ts';
import type { Giving } from '../../domain/invitation.ts';
import { invalid } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';

/** Somebody to invite, as far as was found out before: known to us, an address, or a line that can come to nothing. */
export type Invitee =
  | { kind: 'known'; subject: SubjectId; inSlack: 'active' | 'deactivated' | 'absent' }
  | { kind: 'address'; address: string }
  | { kind: 'no'; about: string; says: string };

export interface Invite {
  invitees: readonly Invitee[];
  /** Null is the model's default role. */
  role: string | null;
  /** What they are given on things besides; a role of null is the thing's default one. */
  to: readonly { thing: ThingId; role: string | null }[];
  span: Span;
  reason: string | null;
}

/** What everybody of the list is to be given, the workspace role first. */
export async function givesOf(desk: Desk, { role, to, span }: Invite): Promise<Giving[]> {
  const { model, workspace, tx } = desk;
  const root: Giving = { role: role ?? model.defaultRole, thing: workspace.root, span };
  const things = await tx.things.listByIds(to.map(({ thing }) => thing));
  const typeOf = new Map(things.map(({ id, type }) => [id, type]));
  const onThings = to.map(({ thing, role: named }) => {
    const type = model.thingTypes.get(typeOf.get(thing) ?? '');
    const onThing = named ?? type?.roles.find(({ isDefault }) => isDefault)?.name;
    if (!onThing) throw invalid('Say which role they are to have there.', { code: 'no_default_role', field: 'things' });
    return { role: onThing, thing, span };
  });
  return [root, ...onThings];
}
