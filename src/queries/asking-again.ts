/** What somebody could ask for again once it has ended. */
import type { Read } from '../db/ports.ts';
import type { Grant } from '../domain/grant.ts';
import type { ShownAskable } from '../domain/shown.ts';
import { mayAsk } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import { type Place, shownRole, shownThings } from './showing.ts';

/** The same role on the same thing, where the model lets them ask for it; null where it does not. */
export async function askableAgain(
  read: Read,
  { workspace, model }: Place,
  { subject, thing: id, role }: Pick<Grant, 'subject' | 'thing' | 'role'>,
): Promise<ShownAskable | null> {
  const facts = await factsAbout(read, workspace, model, { subjects: [subject], things: [id] });
  if (!mayAsk(model, { caller: subject, target: subject, thing: id, role }, facts).allowed) return null;
  const thing = (await shownThings(read, [id])).get(id);
  return thing ? { role: shownRole(model, thing.type, role), thing } : null;
}
