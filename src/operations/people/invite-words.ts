/** What an invitation gives, in words, and whether two give the same. */
import type { Giving } from '../../domain/invitation.ts';
import type { Desk } from '../desk.ts';
import { titleOf } from '../words.ts';

/** `Member`, `Member and Team Member of Web`: titles of the model, the workspace role first. */
export async function roleOnThing({ tx, workspace, model }: Desk, gives: readonly Giving[]): Promise<string> {
  const things = await tx.things.listByIds(gives.map(({ thing }) => thing));
  const words = gives.map(({ role, thing: id }) => {
    if (id === workspace.root) return titleOf(model, role);
    const thing = things.find((one) => one.id === id);
    return `${titleOf(model, role, thing?.type)} of ${thing?.name ?? 'something'}`;
  });
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? 'nothing');
}

const keyOf = (gives: readonly Giving[]): string =>
  JSON.stringify(gives.map(({ role, thing, span }) => `${thing} ${role} ${JSON.stringify(span)}`).sort());

/** Whether two invitations give the same: the same roles on the same things for the same time. */
export const sameGiving = (a: readonly Giving[], b: readonly Giving[]): boolean => keyOf(a) === keyOf(b);
