/** The card of a request, in the help-desk channel and in approvers' messages: drawn from its present state, every copy alike. */
import type { KnownBlock } from '@slack/types';
import type { ShownRequest } from '../../../domain/shown.ts';
import { context, header, section } from '../kit/blocks.ts';
import { requestName } from '../kit/naming.ts';
import { own, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { asks } from './asks.ts';
import { deciding, ending } from './buttons.ts';
import { aboutThem, decision, outcomeSays } from './decided.ts';
import { facts } from './facts.ts';
import { kindWords, statusWords } from './status.ts';
import { answers, votes } from './votes.ts';

/** Who reads this copy and why they may decide, where it is a copy of their own: `you are an Admin`. */
export interface CardReader {
  because: string | null;
}

const isPending = ({ state }: ShownRequest): boolean => state === 'pending';

/** What came of it, in one line each. */
function result(request: ShownRequest): KnownBlock[] {
  const says = together(decision(request), outcomeSays(request, aboutThem(request)));
  return says.length === 0 ? [] : [section(says)];
}

function smallPrint(request: ShownRequest, { because }: CardReader): KnownBlock {
  const whyYou = because === null ? [] : say`You can decide because ${because}.`;
  return context(together(isPending(request) ? whyYou : [], own('Replies here stay with the help desk.')));
}

/** The card as it stands now. Its buttons go when it is decided; End stays while something is in force. */
export function requestCard(request: ShownRequest, reader: CardReader = { because: null }): Message {
  const status = `${kindWords(request)} · ${statusWords(request)}`;
  const blocks: KnownBlock[] = [
    header(status),
    section(asks(request)),
    ...result(request),
    ...facts(request),
    ...answers(request),
    ...votes(request),
    ...(isPending(request) ? deciding(request) : ending(request)),
    smallPrint(request, reader),
  ];
  const says = together(
    say`${requestName(request.number)}: ${status}.`,
    asks(request),
    decision(request),
    outcomeSays(request, aboutThem(request)),
    isPending(request) ? say`Reason: ${request.reason}` : [],
  );
  return message(says, blocks);
}
