/** The form for asking: what, who decides about it, how long, from when, why, the ticket, for whom. */
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { askableCalled } from '../../../domain/shown/called.ts';
import type { ShownAskable, ShownAsking } from '../../../domain/shown.ts';
import { actions, forms } from '../ids.ts';
import { context } from '../kit/blocks.ts';
import type { Choice } from '../kit/buttons.ts';
import { askable, howLong, optionalChoice, optionalText, text, when } from '../kit/fields.ts';
import { field, write } from '../kit/inputs.ts';
import { lengthField } from '../kit/lengths.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy, valuesOf } from '../kit/reading.ts';
import { pickPerson, search } from '../kit/searches.ts';
import { own } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { askableValue, readAskable } from '../kit/values.ts';
import { secondsOf } from '../kit/when.ts';
import { alreadySays, copiedSays, decidersSay } from './ask-notes.ts';

const longestReason = 1000;

const choiceOf = (what: ShownAskable): Choice => ({
  text: askableCalled(what),
  value: askableValue(what),
});

const submitWords = ({ automatic, what }: ShownAsking): string => {
  if (what === null) return 'Continue';
  return automatic ? 'Get it now' : 'Ask the help desk';
};

const reasonHint = ({ reason }: ShownAsking): string =>
  [
    reason.says,
    reason.min > 1 ? `At least ${reason.min} characters.` : null,
    reason.example === null ? null : `For example: ${reason.example}`,
  ]
    .filter((one) => one !== null)
    .join(' ');

function about(asking: ShownAsking): KnownBlock[] {
  return [
    ...(asking.what === null ? [context(own('Choose first; the form then shows who decides and for how long.'))] : []),
    ...(asking.deciders === null ? [] : [context(decidersSay(asking.deciders))]),
    ...alreadySays(asking),
  ];
}

function details(asking: ShownAsking): KnownBlock[] {
  const { what, reason, ticket, from, zone } = asking;
  if (what === null) return [];
  const version = askableValue(what);
  const hint = reasonHint(asking);
  const start = from === null ? {} : { initial_date_time: secondsOf(from) };
  return [
    ...(what.role === null ? [] : lengthField('length', asking.lengths, { zone, acts: actions.askLength, version })),
    ...(what.role === null
      ? []
      : [
          field(
            'from',
            'Starting',
            { type: 'datetimepicker', ...start },
            { optional: true, hint: 'Leave empty to start now.' },
          ),
        ]),
    write('reason', reason.prompt, {
      initial: reason.draft,
      min: reason.min,
      max: longestReason,
      ...(hint && { hint }),
    }),
    ...(ticket === null
      ? []
      : [write('ticket', 'Ticket', { initial: ticket.draft, hint: ticket.says, oneLine: true, max: 100 })]),
  ];
}

const Answers = z.object({
  what: askable('Choose what you need.'),
  length: howLong,
  from: when,
  reason: text('A sentence helps whoever decides.'),
  ticket: optionalText,
  target: optionalChoice,
  about: optionalChoice,
});

/** `target` is a Slack user id; `about` names the message the form was made from, if any. */
export type AskAnswers = z.output<typeof Answers>;

export const askForm = {
  callbackId: forms.ask,

  build(asking: ShownAsking): ModalView {
    const forOthers = pickPerson('target', 'For someone else', asking.target?.slackUserId ?? null, {
      optional: true,
      acts: actions.askTarget,
      hint: 'Leave empty to ask for yourself.',
    });
    return modal({
      callback: forms.ask,
      title: 'Ask for access',
      submit: submitWords(asking),
      ...(asking.copied && { about: asking.copied.ref }),
      blocks: [
        ...(asking.copied === null ? [] : [context(copiedSays(asking.copied))]),
        search('what', 'What do you need?', { acts: actions.askWhat, initial: asking.what && choiceOf(asking.what) }),
        ...about(asking),
        ...details(asking),
        ...(asking.mayAskForOthers || asking.target !== null ? [forOthers] : []),
      ],
    });
  },

  /** As far as it is filled, to draw it again after a choice; what is missing is null. */
  draft(view: Submitted) {
    const values = valuesOf(view);
    const words = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
    return {
      what: readAskable(words('what') ?? ''),
      length: howLong.safeParse(words('length')).data ?? null,
      from: when.safeParse(values.from).data ?? null,
      reason: words('reason'),
      ticket: words('ticket'),
      target: words('target'),
      about: view.private_metadata || null,
    };
  },

  read: (view: Submitted) => readBy(Answers, view),
};
