/** A request for one reader alone, with what they may do: a party reads their own message, everybody else the card. */
import type { ShownRequestPage } from '../../../domain/shown.ts';
import type { Message } from '../kit/surfaces.ts';
import { requestCard } from './card.ts';
import { requesterMessage } from './requester.ts';

/** Whoever proposed it and may decide it still reads the card, which has both. */
export function requestPage({ request, part, may }: ShownRequestPage): Message {
  if (part === 'others' || may.decide) return requestCard(request, { because: null, may });
  return requesterMessage(request, part);
}
