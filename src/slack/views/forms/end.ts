/** Ending what somebody holds, or giving back one's own: says what remains before it happens. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownEnding } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { section } from '../kit/blocks.ts';
import { idOf, optionalText } from '../kit/fields.ts';
import { write } from '../kit/inputs.ts';
import { grantSays } from '../kit/naming.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { own, person, say, strong } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';

const Answers = z
  .object({ about: idOf('grant'), reason: optionalText })
  .transform(({ about, reason }) => ({ grant: about, reason }));

export type EndAnswers = z.output<typeof Answers>;

export const endForm = {
  callbackId: forms.end,

  build({ grant, target, isYou, remains }: ShownEnding): ModalView {
    const who = isYou ? own('You are') : say`${person(target)} is`;
    const after = remains === null ? own('Nothing remains there.') : say`${who} then ${strong(remains.title)}.`;
    return modal({
      callback: forms.end,
      title: isYou ? 'Give back' : 'End',
      submit: isYou ? 'Give it back' : 'End it now',
      ...(grant.id && { about: grant.id }),
      blocks: [
        section(say`${who} ${grantSays(grant)}. This ends now. ${after}`),
        write('reason', 'Why?', { optional: true, max: 500, hint: 'It stands in the history.' }),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
