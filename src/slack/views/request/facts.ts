/** What somebody needs to see in order to decide: the reason, what is held today, earlier requests, what would be gained. */
import type { KnownBlock } from '@slack/types';
import type { ShownRequest } from '../../../domain/shown.ts';
import { fields, quoted } from '../kit/blocks.ts';
import { earlierSays, grantSays, requestName } from '../kit/naming.ts';
import type { Said, Sentence } from '../kit/sentence.ts';
import { at, listed, own, say, words } from '../kit/sentence.ts';
import { lengthWords } from '../kit/when.ts';

const few = 5;

/** The first few, and how many more there are. */
function firstFew(items: readonly Said[], total: number, none: string): Sentence {
  if (items.length === 0) return own(none);
  const shown = items.slice(0, few);
  const rest = Math.max(total, items.length) - shown.length;
  return rest > 0 ? say`${listed(shown, ',')} and ${rest} more (see Why and History)` : listed(shown);
}

function gains({ gains: names }: ShownRequest): Sentence {
  return firstFew(
    names.map((name) => words(name, 80)),
    names.length,
    'nothing new',
  );
}

/** When it would end if it were approved; a length counts from the approval. */
function ends({ endsAt, span }: ShownRequest): Sentence {
  const until = endsAt ?? span.until;
  if (until !== undefined) return [at(until)];
  return span.length === undefined ? own('no end') : say`${lengthWords(span.length)} after approval`;
}

type Pair = readonly [name: string, value: Sentence];

/** The reason as plain text, so that it can ping nobody, and the rest side by side. */
export function facts(request: ShownRequest): KnownBlock[] {
  const { ticket, role, copiedFrom } = request;
  const pending = request.state === 'pending';
  const pairs: Pair[] = [
    ...(ticket === null ? [] : [['Ticket', say`${ticket}`] as const]),
    ...(role === null || !pending ? [] : [['Ends', ends(request)] as const]),
    ['Holds today', firstFew(request.today.map(grantSays), request.today.length, 'nothing')],
    ['Earlier requests', firstFew(request.earlier.map(earlierSays), request.earlierTotal, 'none')],
    ['Number', say`${requestName(request.number)}, asked ${at(request.createdAt)}`],
    ...(role === null || !pending ? [] : [['Would gain', gains(request)] as const]),
    ...(request.usesLicence && role !== null && pending ? [['Licence', own('uses a licence')] as const] : []),
    ...(copiedFrom === null
      ? []
      : [['Made from', [{ is: 'link', words: 'a message', url: copiedFrom }] as Sentence] as const]),
  ];
  return [quoted(role === null ? 'Question' : 'Reason', request.reason), ...fields(pairs)];
}
