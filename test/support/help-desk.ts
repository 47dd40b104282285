/** What stories about requests look at: the card of a request, its thread, and somebody's one message about it. */
import type { Office } from './office.ts';

type Seen = ReturnType<ReturnType<Office['as']>['sees']>[number];

/** The latest card in the help desk; of a request's number where one is said. */
export function cardIn(office: Office, number?: number): Seen {
  const cards = office
    .as('cleo')
    .sees('#help-desk')
    .filter(
      ({ threadTs, text }) =>
        !threadTs &&
        /^(Role request|Proposal|Request for more time|Question about roles)/.test(text) &&
        (!number || text.includes(`R-${number},`)),
    );
  const last = cards.at(-1);
  if (!last) throw new Error(`No card in the help desk${number ? ` for R-${number}` : ''}`);
  return last;
}

/** What was said beneath the card, oldest first. */
export const threadOf = (office: Office, card: Seen): string[] =>
  office
    .as('cleo')
    .sees('#help-desk')
    .filter(({ threadTs }) => threadTs === card.ts)
    .map(({ text }) => text);

/** Somebody's one message about a request. */
export function messageOf(office: Office, who: string, number: number): Seen {
  const found = office
    .as(who)
    .dm()
    .find(({ text }) => /^(Your request|Your proposal|About you:) (R-\d+) ·/.exec(text)?.[2] === `R-${number}`);
  if (!found) throw new Error(`${who} has no message about R-${number}`);
  return found;
}

/** Everything in somebody's direct messages with Roledesk, as one text. */
export const readBy = (office: Office, who: string): string =>
  office
    .as(who)
    .dm()
    .map(({ text }) => text)
    .join('\n---\n');

/** The form that somebody opened, once it is filled. */
export const formOf = (office: Office, who: string) =>
  office.slack.until(() => {
    const view = office.as(who).view();
    return view && !view.text.includes('One moment') ? view : undefined;
  }, `the form of ${who}`);
