/** Taking somebody out: lists what ends, asks who takes over what they own, says what else needs a new hand. */
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { ThingId } from '../../../domain/ids.ts';
import { isId } from '../../../domain/ids.ts';
import type { ShownOffboarding } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context, section } from '../kit/blocks.ts';
import { idOf, optionalChoice, optionalText } from '../kit/fields.ts';
import { write } from '../kit/inputs.ts';
import { lines } from '../kit/lists.ts';
import { grantSays, requestName } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy, valuesOf } from '../kit/reading.ts';
import { pickPerson } from '../kit/searches.ts';
import { listed, own, person, say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';

/** More than these get one successor together: a form holds a hundred blocks. */
const mostOwned = 40;
const mostEnding = 60;

const Answers = z
  .object({ about: idOf('subject'), reason: optionalText, others: optionalChoice })
  .transform(({ about, ...rest }) => ({ subject: about, ...rest }));

type Successors = readonly { thing: ThingId; slackUserId: string }[];

function ends({ ends: grants }: ShownOffboarding): KnownBlock[] {
  if (grants.length === 0) return [section(own('They hold nothing.'))];
  const rest = grants.length - mostEnding;
  return [
    section(own('This ends at once:')),
    ...lines(grants.slice(0, mostEnding).map(grantSays)),
    ...(rest > 0 ? [context(say`And ${rest} more; all of it ends.`)] : []),
  ];
}

function owned({ owned: things }: ShownOffboarding): KnownBlock[] {
  const rest = things.length - mostOwned;
  const asked = things
    .slice(0, mostOwned)
    .map(({ thing, name, as }) => pickPerson(thing, `Who takes over ${name}? (${as})`, null));
  if (rest <= 0) return asked;
  const label = `Who takes over the other ${rest} they own?`;
  return [...asked, pickPerson('others', label, null)];
}

function cancelled({ pending }: ShownOffboarding): KnownBlock[] {
  if (pending.length === 0) return [];
  const numbers = pending.slice(0, 20).map(({ number }) => requestName(number));
  const rest = pending.length - numbers.length;
  return [section(say`Their own requests are cancelled: ${listed(numbers)}${rest > 0 ? say` and ${rest} more` : []}.`)];
}

export const offboardForm = {
  callbackId: forms.offboard,

  build(offboarding: ShownOffboarding, reason: string | null = null): ModalView {
    const { person: who, notes } = offboarding;
    return modal({
      callback: forms.offboard,
      title: 'Offboard',
      submit: 'End everything',
      ...(who.id && { about: who.id }),
      blocks: [
        section(say`${person(who)} loses everything they hold. What they did stays in the history.`),
        ...ends(offboarding),
        ...cancelled(offboarding),
        ...lines(notes.map((note) => say`${note}`)).slice(0, 5),
        ...owned(offboarding),
        write('reason', 'Why?', {
          optional: true,
          hint: 'It stands in the history.',
          ...(reason && { initial: reason }),
        }),
      ],
    });
  },

  /** `successors` name a Slack user per thing that was asked about; `others` the one for all the rest. */
  read(view: Submitted) {
    const found = readBy(Answers, view);
    if (!found.ok) return found;
    const successors: Successors = Object.entries(valuesOf(view)).flatMap(([name, value]) =>
      isId('thing', name) && typeof value === 'string' ? [{ thing: name, slackUserId: value }] : [],
    );
    return { ok: true as const, answers: { ...found.answers, successors } };
  },
};
