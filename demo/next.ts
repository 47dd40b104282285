/** What the bot does next by itself, in words for the clock of the page. */
import type { DueKind } from '../src/db/index.ts';
import { millisecondsOf } from '../src/domain/instant.ts';
import type { Running } from '../src/roledesk.ts';
import type { Answer } from './bot-messages.ts';

const happening: { readonly [Kind in DueKind]: (about: string) => string } = {
  begun: () => 'the beginning of a role',
  ended: () => 'the end of a role',
  warning: () => 'a warning that a role ends soon',
  reminder: (about) => `a reminder about ${about}`,
  expired: (about) => `the expiry of ${about}`,
  invitation: () => 'the expiry of an invitation',
};

/** The next thing that is due, whoever it concerns. */
export async function nextOf({ db }: Pick<Running, 'db'>): Promise<Answer['next']> {
  const next = await db.across.findNextDue();
  if (!next) return undefined;
  const about = next.request === undefined ? 'a request' : `R-${next.request}`;
  return { at: millisecondsOf(next.at), what: happening[next.kind](about) };
}
