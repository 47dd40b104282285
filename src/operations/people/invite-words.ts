/** What an invitation gives, in words, and whether two give the same. */
import type { Giving } from '../../domain/invitation.ts';
import type { Desk } from '../desk.ts';
import { grantWords } from './people-words.ts';

/** `Member`, `Member and Team Member of Web`: titles of the model, the workspace role first. */
export async function roleOnThing(desk: Desk, gives: readonly Giving[]): Promise<string> {
  const words = await grantWords(desk, gives);
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? 'nothing');
}

const keyOf = (gives: readonly Giving[]): string =>
  JSON.stringify(gives.map(({ role, thing, span }) => `${thing} ${role} ${JSON.stringify(span)}`).sort());

/** Whether two invitations give the same: the same roles on the same things for the same time. */
export const sameGiving = (a: readonly Giving[], b: readonly Giving[]): boolean => keyOf(a) === keyOf(b);
