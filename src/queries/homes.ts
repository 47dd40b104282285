/** Homes that have been drawn once, so that they can be drawn again when something about their reader changes. */
import type { SubjectId } from '../domain/ids.ts';
import type { Query } from './look.ts';

/** What stands for a Home among the places where something is shown: there is one for each person. */
export const homeOf = (subject: SubjectId) => ({ what: subject, audience: 'home' }) as const;

/** Whether this person's Home was drawn before. */
export const homeIsKnown: Query<SubjectId, boolean> = async (read, _caller, subject) => {
  const { what, audience } = homeOf(subject);
  return (await read.cards.list(what, audience)).length > 0;
};
