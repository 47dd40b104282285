/** Requests on Home: what waits for the reader, with the card's buttons, and the reader's own. */
import type { KnownBlock } from '@slack/types';
import type { ShownHome, ShownRequest } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { header, quoted, section } from '../kit/blocks.ts';
import { rows } from '../kit/lists.ts';
import { requestName } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { say, strong } from '../kit/sentence.ts';
import { cut } from '../kit/text.ts';
import { asks, type Reader } from '../request/asks.ts';
import { cancelling, deciding } from '../request/buttons.ts';
import { statusWords } from '../request/status.ts';

const shortReason = 300;

/** `R-1042 · waiting for the help desk (0 of 1)`. */
const title = (request: ShownRequest): Sentence =>
  say`${strong(requestName(request.number))} · ${statusWords(request)}`;

/** One request that waits: what, why, and the same buttons as on its card. */
const waitingRow = (request: ShownRequest): KnownBlock[] => [
  section(say`${title(request)}\n${asks(request)}`),
  quoted('Reason', cut(request.reason, shortReason)),
  ...deciding(request),
];

/** What waits for the reader; nothing for those who decide nothing. */
export function waitingBlocks({ waiting }: ShownHome): KnownBlock[] {
  if (waiting === null) return [];
  const none = 'Nothing waits for you.';
  return [
    header(waiting.total === 0 ? 'Waiting for you' : `Waiting for you (${waiting.total})`),
    ...rows(waiting, { most: 3, none, of: 'requests', more: actions.homeMore }, waitingRow),
  ];
}

/** Somebody else may have asked on the reader's behalf, or proposed them. */
const ownRow =
  ({ you }: ShownHome) =>
  (request: ShownRequest): KnownBlock[] => {
    const reader: Reader = request.requester.id === you.id ? 'asker' : 'target';
    const [row] = request.state === 'pending' ? cancelling(request, reader) : [];
    const [cancel] = row?.elements ?? [];
    return [section(say`${title(request)}\n${asks(request, reader)}`, cancel?.type === 'button' ? cancel : undefined)];
  };

/** The reader's own requests. */
export const myRequests = (state: ShownHome): KnownBlock[] => [
  header('My requests'),
  ...rows(
    state.requests,
    { most: 5, none: 'You have asked for nothing yet.', of: 'requests', more: actions.homeMore },
    ownRow(state),
  ),
];
