/** What a word still needs, chosen from lists: the form of words that have none of their own (show, who, remove, end, approve, ...). */
import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownPicking } from '../../../domain/shown.ts';
import { actions, forms } from '../ids.ts';
import { context } from '../kit/blocks.ts';
import type { Choice } from '../kit/buttons.ts';
import { chosen, optionalChoice, optionalText } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { grantSays, requestName, roleWords } from '../kit/naming.ts';
import { thingChoice } from '../kit/pickers.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { pickPerson, search } from '../kit/searches.ts';
import { asPlain, nameOf, say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';

const Answers = z
  .object({
    about: chosen('This form is out of date. Open it again.'),
    person: optionalChoice,
    thing: optionalChoice,
    choice: optionalChoice,
    reason: optionalText,
  })
  .transform(({ about, ...rest }) => ({ word: about, ...rest }));

/** `word` is what the form was opened by; `person` is a Slack user id, `choice` the value of what was chosen from the list. */
export type PickAnswers = z.output<typeof Answers>;

type Listed = NonNullable<ShownPicking['choice']>;

/** A role of a product as a choice carries it. */
export const roleValue = ({ product, name }: { product: string; name: string }): string => `${product}:${name}`;

function choicesOf({ from }: Listed, zone: string): Choice[] {
  switch (from.of) {
    case 'grants':
      return from.items.flatMap((grant) =>
        grant.id === null ? [] : [{ text: asPlain(grantSays(grant), zone), value: grant.id }],
      );
    case 'requests':
      return from.items.map((request) => ({
        text: `${requestName(request.number)}: ${nameOf(request.target)}, ${
          request.role === null ? 'which role is right' : roleWords(request.role, request.thing)
        }`,
        value: String(request.number),
      }));
    case 'roles':
      return from.items.map(({ product, role, thing }) => ({
        text: roleWords(role, thing),
        value: roleValue({ product, name: role.name }),
        description: role.bestFor,
      }));
  }
}

function list(choice: Listed, zone: string): InputBlock {
  const choices = choicesOf(choice, zone);
  const initial = choices.find(({ value }) => value === choice.chosen) ?? null;
  return choose('choice', choice.label, choices, { initial, optional: choice.optional });
}

export const pickForm = {
  callbackId: forms.pick,

  build({ word, title, submit, says, person, thing, choice, reason, zone }: ShownPicking): ModalView {
    return modal({
      callback: forms.pick,
      title,
      submit,
      about: word,
      blocks: [
        ...(person === null ? [] : [pickPerson('person', person.label, person.chosen, { optional: person.optional })]),
        ...(thing === null
          ? []
          : [
              search('thing', thing.label, {
                acts: actions.pickThing,
                initial: thing.chosen && thingChoice(thing.chosen),
                optional: thing.optional,
              }),
            ]),
        ...(choice === null ? [] : [list(choice, zone)]),
        ...(reason === null
          ? []
          : [write('reason', 'Why?', { initial: reason.chosen, optional: reason.optional, max: 500 })]),
        ...(says === null ? [] : [context(say`${says}`)]),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
