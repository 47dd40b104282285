/** Adding people to a thing: whom, to what, as what, for how long. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownAdding } from '../../../domain/shown.ts';
import { actions, forms } from '../ids.ts';
import { howLong, idOf, optionalChoice, optionalText, several } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { lengthField } from '../kit/lengths.ts';
import { thingWords } from '../kit/naming.ts';
import { thingChoice } from '../kit/pickers.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { pickPeople, search } from '../kit/searches.ts';
import { modal } from '../kit/surfaces.ts';
import { capital } from '../kit/text.ts';
import { bestForLines, roleChoice, roleChoices } from './roles.ts';

const Answers = z.object({
  people: several.refine((people) => people.length > 0, 'Choose at least one person.'),
  thing: idOf('thing', 'Choose what to add them to.'),
  role: optionalChoice,
  length: howLong,
  reason: optionalText,
});

/** `people` are Slack user ids; a role of null is the thing's own default. */
export type AddAnswers = z.output<typeof Answers>;

export const addForm = {
  callbackId: forms.add,

  build({ thing, roles, role, people, lengths, zone }: ShownAdding): ModalView {
    const known = people.map(({ slackUserId }) => slackUserId).filter((id) => id !== null);
    const first = role ?? roles[0] ?? null;
    const version = thing?.id ?? 'none';
    return modal({
      callback: forms.add,
      title: 'Add people',
      submit: thing === null ? 'Add' : capital(`Add to ${thingWords(thing)}`),
      blocks: [
        pickPeople('people', 'Who?', known),
        search('thing', 'To what?', { acts: actions.addThing, initial: thing && thingChoice(thing) }),
        ...(roles.length === 0
          ? []
          : [
              choose('role', 'As', roleChoices(roles), {
                initial: first && roleChoice(first),
                version,
                optional: true,
              }),
            ]),
        ...bestForLines(roles),
        ...lengthField('length', lengths, { zone, optional: true, version }),
        write('reason', 'Why?', { optional: true, max: 500, hint: 'It stands in the history.' }),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
