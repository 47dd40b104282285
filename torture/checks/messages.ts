/** Whether what stands in Slack is what is true: once everything is delivered, every message that stands shows the present state. */
import type { CardRow, Snapshot } from './snapshot.ts';

/** A message as Slack holds it. */
export interface Posted {
  channel: string;
  ts: string;
  threadTs?: string;
  /** Everything in its blocks, as JSON. */
  blocks: string;
  /** The delivery that it was posted for. */
  delivery: string | null;
}

/** How many messages stand more than once: a reply of Slack's was lost, or we were killed before it came. Decisions never do. */
export function repeatedIn(messages: readonly Posted[]): number {
  const places = messages.flatMap(({ delivery, channel, threadTs }) =>
    delivery === null ? [] : [`${delivery} ${channel} ${threadTs ?? ''}`],
  );
  return places.length - new Set(places).size;
}

/** A sentence for each request or task that Slack shows otherwise than it is. */
export function messageViolations({ requests, tasks, cards }: Snapshot, messages: readonly Posted[]): string[] {
  const at = new Map(messages.map((message) => [`${message.channel} ${message.ts}`, message]));
  const shown = (what: string, audience: string): (Posted | undefined)[] =>
    cards.filter(standsFor(what, audience)).map(({ channel, ts }) => at.get(`${channel} ${ts}`));
  return [
    ...requests.flatMap(({ id, number, state }) =>
      cardProblem(shown(id, 'help-desk'), 'request.approve', state === 'pending').map(
        (it) => `The card of R-${number} ${it}.`,
      ),
    ),
    ...requests
      .filter(({ id }) => shown(id, 'requester').length === 0)
      .map(({ number }) => `Whoever asked for R-${number} has no message about it.`),
    ...tasks.flatMap(({ id, state }) => {
      const copies = shown(id, 'admin');
      // One that was over before its card was drawn needs none.
      if (state !== 'open' && copies.length === 0) return [];
      return cardProblem(copies, 'task.done', state === 'open').map((it) => `The card of ${id} ${it}.`);
    }),
  ];
}

const standsFor =
  (what: string, audience: string) =>
  (card: CardRow): boolean =>
    card.what === what && card.audience === audience;

function cardProblem(copies: readonly (Posted | undefined)[], button: string, isOpen: boolean): string[] {
  if (copies.length === 0) return ['is missing'];
  return copies.flatMap((copy) => {
    if (!copy) return ['is remembered, and stands nowhere'];
    const offers = copy.blocks.includes(`"${button}`);
    if (offers === isOpen) return [];
    return [isOpen ? 'offers no button, and it is open' : 'still offers its button, and it is over'];
  });
}
