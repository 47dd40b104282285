/** `/role approve`, `deny`, `cancel`: what is said to a request by its number. */
import { sequence, tails } from '../combine.ts';
import { asLesser, reason } from '../endings.ts';
import { grammar, mistake } from '../grammar.ts';
import type { DenyLine, Line } from '../lines.ts';
import { person } from '../people.ts';
import { requestNumber } from '../requests.ts';
import { forLength, spanOf, until } from '../when.ts';

export const approve = grammar({
  name: 'approve',
  usage: ['approve <R-number> [as <lesser role>] [for <shorter length>] [because <comment>]'],
  says: 'Approves a request, as it is or with less.',
  examples: ['approve R-1042', 'approve r-1042 as member for 2h because that is enough'],
  makes: ['approve'],
  words: sequence(requestNumber, tails(asLesser, forLength, until, reason)),
  lines: ({ request, lesser, length, until, reason }) => [
    { verb: 'approve' as const, request, role: lesser, span: spanOf({ length, until, from: null }), reason },
  ],
});

export const deny = grammar({
  name: 'deny',
  usage: ['deny <R-number> because <reason>'],
  says: 'Denies a request; the requester reads the reason.',
  examples: ['deny R-1042 because the smaller role is enough'],
  makes: ['deny'],
  words: sequence(requestNumber, tails(reason)),
  lines: ({ request, reason }): readonly DenyLine[] => (reason === null ? [] : [{ verb: 'deny', request, reason }]),
});

export const cancel = grammar({
  name: 'cancel',
  usage: ['cancel <R-number> [because <reason>]'],
  says: 'Takes a request back.',
  examples: ['cancel R-1042'],
  makes: ['cancel'],
  words: sequence(requestNumber, tails(reason)),
  lines: ({ request, reason }) => [{ verb: 'cancel' as const, request, reason }],
  mistakes: [
    mistake(
      sequence(person),
      'cancel takes back a request, by its number. An invitation is cancelled with “invite cancel”.',
      ({ person }) => [{ verb: 'cancel_invitation', person }],
    ),
  ],
});

/** Several things could be meant by closing, so nothing is done. */
export const close = grammar({
  name: 'close',
  usage: [],
  says: '',
  examples: [],
  makes: [],
  words: { keys: [], read: () => [] },
  lines: (): readonly Line[] => [],
  mistakes: [
    mistake(requestNumber, 'Closing could mean two things. Which one?', ({ request }) => [
      { verb: 'cancel', request, reason: null },
      { verb: 'end', what: { kind: 'request', number: request }, reason: null },
    ]),
    mistake(
      sequence(),
      'Closing could mean several things.',
      () => [],
      'Say which: project restrict, project archive, cancel or end; and of what.',
    ),
  ],
});
