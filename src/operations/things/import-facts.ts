/** The facts as they would be with everything that a file would make, so that the policy can judge what is not there yet. */
import type { ThingId } from '../../domain/ids.ts';
import type { Recorded, Thing } from '../../domain/thing.ts';
import { type Facts, factsOf, isEligible, type Snapshot } from '../../policy/index.ts';
import { snapshotAbout } from '../../queries/facts.ts';
import type { Desk } from '../desk.ts';

/** Whoever makes something is recorded as its owner, where the model wants one and they can be it (MR-17). */
export async function factsWith(
  desk: Desk,
  present: readonly Thing[],
  fresh: readonly Thing[],
): Promise<{ facts: Facts; owners: ReadonlyMap<ThingId, Recorded> }> {
  const { tx, workspace, model, caller } = desk;
  const subjects = caller ? [caller] : [];
  const before = await snapshotAbout(tx, workspace, model, { subjects, things: present.map(({ id }) => id) });
  const news = fresh.map(({ id, type, inside, flags }) => ({ id, type, inside, flags, tags: [] }));
  const snapshot: Snapshot = { ...before, things: [...before.things, ...news] };
  const plain = factsOf(model, snapshot);
  const owners = new Map<ThingId, Recorded>();
  for (const { id, type } of fresh) {
    const owner = model.thingTypes.get(type)?.roles.find(({ kept }) => kept === 'recorded');
    if (owner && caller && isEligible(model, { subject: caller, thing: id, role: owner.name }, plain))
      owners.set(id, { thing: id, as: owner.name, subject: caller });
  }
  const facts = factsOf(model, { ...snapshot, recorded: [...snapshot.recorded, ...owners.values()] });
  return { facts, owners };
}
