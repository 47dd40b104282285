/** Judging what is asked for by its rule: the reason, the ticket, the length, and that it is not held already. */
import type { Grant } from '../../domain/grant.ts';
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import { after, type Instant, type Length, millisecondsOf, place, type Span } from '../../domain/instant.ts';
import { conflict, invalid } from '../../domain/refusal.ts';
import { lengthOf, manyLines, oneLine } from '../../domain/text.ts';
import { type AskingRule, outranks } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import { titleOf } from '../words.ts';

const longestReason = 1000;
const longestTicket = 100;

/** `4 hours`, `1 day`. */
export const lengthWords = ({ count, unit }: Length): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** The reason as it is kept; refuses one that is too short or not of the kind the rule wants. A question needs one too. */
export function reasonFor(rule: AskingRule | undefined, written: string): string {
  const reason = manyLines(written);
  const least = Math.max(1, rule?.reasonMin ?? 1);
  const field = 'reason';
  if (lengthOf(reason) < least) {
    const more = least > 1 ? `at least ${least} characters` : 'a sentence';
    const example = rule?.example ? ` For example: ${rule.example}` : '';
    throw invalid(`A reason is needed here, ${more}.`, {
      field,
      code: 'reason_short',
      next: `${rule?.prompt ?? 'Write what you want to do.'}${example}`,
    });
  }
  if (lengthOf(reason) > longestReason)
    throw invalid(`The reason is longer than ${longestReason} characters.`, {
      field,
      code: 'reason_long',
      next: 'Shorten it.',
    });
  const pattern = rule?.reasonPattern;
  if (pattern && !new RegExp(pattern.source, 'u').test(reason))
    throw invalid(pattern.says, { field, code: 'reason_pattern' });
  return reason;
}

/** The ticket as it is kept; null where the rule wants none and none was given. */
export function ticketFor(rule: AskingRule | undefined, written: string | null): string | null {
  const ticket = oneLine(written ?? '');
  const field = 'ticket';
  if (lengthOf(ticket) > longestTicket) throw invalid('That is no ticket.', { field, code: 'ticket_long' });
  if (!rule?.ticket) return ticket || null;
  const fits = ticket !== '' && new RegExp(rule.ticket.pattern ?? '', 'u').test(ticket);
  if (!fits) throw invalid(rule.ticket.says, { field, code: 'ticket_pattern' });
  return ticket;
}

/** Somebody who chose this very minute in a form means now. */
const aMoment = 5 * 60_000;

/** Refuses a beginning that has passed. Later, when it is decided, the time may have come. */
export function mustBeAhead({ from }: Span, now: Instant): void {
  if (from === undefined || millisecondsOf(from) >= millisecondsOf(now) - aMoment) return;
  throw invalid('That time has passed.', {
    field: 'from',
    code: 'begins_past',
    next: 'Choose a later one, or leave it empty to start now.',
  });
}

/** Where a span begins and ends if it is taken up now; refuses one that is over before it begins or longer than the rule lets. */
export function lengthFor(rule: AskingRule, span: Span, now: Instant): { startsAt: Instant; endsAt: Instant | null } {
  const placed = place(span, now);
  const { startsAt, endsAt } = placed;
  if (endsAt !== null && endsAt <= startsAt)
    throw invalid('It would end before it begins.', {
      field: 'length',
      code: 'ends_first',
      next: 'Choose a later end.',
    });
  const { longest } = rule;
  if (longest && (endsAt === null || endsAt > after(startsAt, longest))) {
    throw invalid(`This can be asked for up to ${lengthWords(longest)}.`, {
      field: 'length',
      code: 'too_long',
      next: 'Choose a shorter time; it can be extended later.',
    });
  }
  return placed;
}

interface Wanted {
  target: SubjectId;
  role: string;
  thing: ThingId;
}

/**
 * Refuses what the target holds already, or holds more than: more time is asked for by extending it. Whoever may not see what the
 * target holds is told nothing of it here; those who decide see it on the card.
 */
export async function mustAdd(desk: Desk, wanted: Wanted & { endsAt: Instant | null }): Promise<void> {
  const { target, role, endsAt } = wanted;
  const account = { action: 'account.view', thing: target };
  if (target !== desk.caller && !(await desk.ask(account, { accounts: [target] })).allowed) return;
  await mustNotHoldForGood(desk, wanted);
  const lasting = (await heldThere(desk, wanted)).find((grant) => grant.role === role);
  if (lasting && endsAt !== null) throw extendInstead(desk, lasting);
}

/** Refuses what would give nothing, or put less in the place of more: it, or a stronger role, is held with no end. */
export async function mustNotHoldForGood(desk: Desk, wanted: Wanted): Promise<void> {
  const { workspace, model } = desk;
  const { role, thing } = wanted;
  const comparable = thing === workspace.root && model.cardinality === 'one';
  const asMuch = (held: string): boolean => held === role || (comparable && outranks(model, held, role));
  const more = (await heldThere(desk, wanted)).find((grant) => grant.endsAt === null && asMuch(grant.role));
  if (more) throw heldAlready(desk, more.role, thing);
}

async function heldThere({ tx, workspace, now }: Desk, { target, thing }: Wanted): Promise<Grant[]> {
  return (await tx.grants.listInForce(workspace.id, [target], now)).filter((grant) => grant.thing === thing);
}

function heldAlready({ model, workspace }: Desk, role: string, thing: ThingId) {
  const what = thing === workspace.root ? `the role ${titleOf(model, role)}` : 'this';
  return conflict(`There is no need: ${what} is held already, with no end.`, { field: 'what', code: 'held_already' });
}

function extendInstead(_desk: Desk, grant: Grant) {
  return conflict('This is held already, for a time.', {
    field: 'what',
    code: 'held_for_a_time',
    next: 'Ask for more time instead: press Extend where you see it, or type `/role extend`.',
    target: grant.subject,
  });
}
