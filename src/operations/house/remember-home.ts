/** Remembers that somebody has a Home with us, so that it is drawn again when something about them changes. */
import type { SubjectId } from '../../domain/ids.ts';
import { homeOf } from '../../queries/homes.ts';
import type { WideOperation } from '../desk.ts';

/** Nobody's rights are asked: it is the caller's own page, and what stands on it is judged whenever it is drawn. */
export const rememberHome: WideOperation<{ subject: SubjectId; slackUserId: string }, void> = async (
  { tx },
  { subject, slackUserId },
) => {
  await tx.cards.record({ ...homeOf(subject), channel: 'home', ts: slackUserId, subject });
};
