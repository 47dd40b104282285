/** What a rule of asking means in time: which lengths it offers, and what it gives at once. */
import { after, type Instant, type Length } from '../domain/instant.ts';
import type { ShownLengths } from '../domain/shown.ts';
import type { AskingRule } from '../policy/index.ts';

/** When something begins and ends; null is open-ended. */
export interface Placed {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** Given at once, without a vote: its rule says so, for this length counted from its beginning. */
export const isAutomatic = ({ automaticUpTo }: AskingRule, { startsAt, endsAt }: Placed): boolean =>
  automaticUpTo !== null && endsAt !== null && endsAt <= after(startsAt, automaticUpTo);

/** What may be chosen: the lengths of the rule within its limit, with no end where that may be asked for. */
export function lengthsOf(rule: AskingRule, now: Instant, chosen: ShownLengths['chosen'] = null): ShownLengths {
  const within = (length: Length): boolean => rule.longest === null || after(now, length) <= after(now, rule.longest);
  return {
    lengths: rule.lengths.filter(within),
    recommended: rule.recommended,
    openEnded: rule.longest === null,
    chosen: isWithin(rule, now, chosen) ? chosen : null,
  };
}

/** A choice that this rule lets be made; one that was made for another role may be too long here. */
function isWithin({ longest }: AskingRule, now: Instant, chosen: ShownLengths['chosen']): boolean {
  if (longest === null || chosen === null) return true;
  if (chosen === 'open') return false;
  return ('until' in chosen ? chosen.until : after(now, chosen)) <= after(now, longest);
}
