/** What is meant where not everything was said: the role that a thing is usually held with, and the usual length. */
import type { ThingId } from '../domain/ids.ts';
import type { Length } from '../domain/instant.ts';
import { askingRule } from '../policy/index.ts';
import type { Query } from './look.ts';
import { modelOf } from './models.ts';

/** The role itself or the thing's default one; the length its rule recommends, null where open-ended is usual. */
export const recommendedFor: Query<
  { thing: ThingId; role: string | null },
  { role: string | null; length: Length | null }
> = async (read, _caller, { thing: id, role }) => {
  const thing = await read.things.find(id);
  if (!thing) return { role, length: null };
  const model = await modelOf(read, await read.workspaces.get(thing.workspace));
  const usual = model.thingTypes.get(thing.type)?.roles.find(({ isDefault }) => isDefault)?.name ?? null;
  const meant = role ?? usual;
  return { role: meant, length: meant === null ? null : (askingRule(model, thing.type, meant)?.recommended ?? null) };
};
