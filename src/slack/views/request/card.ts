/** The card of a request, in the help-desk channel and in approvers' messages: drawn from its present state, every copy alike. */
import type { KnownBlock } from '@slack/types';
import type { RequestMay, ShownRequest } from '../../../domain/shown.ts';
import { context, header, section } from '../kit/blocks.ts';
import { requestName } from '../kit/naming.ts';
import { own, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { asks } from './asks.ts';
import { cancelling, deciding, ending } from './buttons.ts';
import { aboutThem, decision, outcomeSays } from './decided.ts';
import { facts } from './facts.ts';
import { kindWords, statusWords, stuckSays } from './status.ts';
import { answers, votes } from './votes.ts';

/** Who reads this copy, where it is a copy of their own. */
export interface CardReader {
  /** Why they may decide: `you are an Admin`. */
  because: string | null;
  /** What the policy lets them do with it; left out on the copy that everybody shares, where the press is judged. */
  may?: RequestMay;
}

function buttons(request: ShownRequest, may: RequestMay): KnownBlock[] {
  if (!isPending(request)) return may.end ? ending(request) : [];
  return [...(may.decide ? deciding(request) : []), ...(may.cancel ? cancelling(request) : [])];
}

/** The shared card has the buttons of those who decide. */
const shared: RequestMay = { decide: true, cancel: false, end: true };

const isPending = ({ state }: ShownRequest): boolean => state === 'pending';

/** What came of it, in one line each. */
function result(request: ShownRequest): KnownBlock[] {
  const says = together(decision(request), outcomeSays(request, aboutThem(request)));
  return says.length === 0 ? [] : [section(says)];
}

function stuck(request: ShownRequest): KnownBlock[] {
  const says = stuckSays(request);
  return says.length === 0 ? [] : [section(says)];
}

function smallPrint(request: ShownRequest, { because, may }: CardReader): KnownBlock[] {
  const whyYou = because === null || !isPending(request) ? [] : say`You can decide because ${because}.`;
  const says = together(whyYou, may ? [] : own('Replies here stay with the help desk.'));
  return says.length === 0 ? [] : [context(says)];
}

/** The card as it stands now. Its buttons go when it is decided; End stays while something is in force. A copy of one's own has one's own buttons. */
export function requestCard(request: ShownRequest, reader: CardReader = { because: null }): Message {
  const status = `${kindWords(request)} · ${statusWords(request)}`;
  const blocks: KnownBlock[] = [
    header(status),
    section(asks(request)),
    ...result(request),
    ...stuck(request),
    ...facts(request),
    ...answers(request),
    ...votes(request),
    ...buttons(request, reader.may ?? shared),
    ...smallPrint(request, reader),
  ];
  const says = together(
    say`${requestName(request.number)}: ${status}.`,
    asks(request),
    decision(request),
    outcomeSays(request, aboutThem(request)),
    stuckSays(request),
    isPending(request) && request.reason !== '' ? say`Reason: ${request.reason}` : [],
  );
  return message(says, blocks);
}
