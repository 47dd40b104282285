/** Setting somebody's workspace role: shows what is held, what would be lost, and what each role is best for. */
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownSetting } from '../../../domain/shown.ts';
import { actions, forms } from '../ids.ts';
import { context, section } from '../kit/blocks.ts';
import { chosen, howLong, idOf, optionalText } from '../kit/fields.ts';
import { choose, write } from '../kit/inputs.ts';
import { lengthField } from '../kit/lengths.ts';
import { lines } from '../kit/lists.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { pickPerson } from '../kit/searches.ts';
import { own, person, say, strong } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';
import { bestForLines, roleChoice, roleChoices } from './roles.ts';

const Answers = z
  .object({
    about: idOf('thing'),
    person: chosen('Choose a person.'),
    role: chosen('Choose a role.'),
    length: howLong,
    reason: optionalText,
  })
  .transform(({ about, ...rest }) => ({ workspace: about, ...rest }));

/** `person` is a Slack user id; `workspace` is the thing that stands for it. */
export type SetRoleAnswers = z.output<typeof Answers>;

function holds({ person: who, holds: now }: ShownSetting): KnownBlock[] {
  if (who === null) return [];
  const role = now === null ? own('no role yet') : [strong(now.title)];
  return [context(say`${person(who)} has ${role}.`)];
}

function losses({ loses, role }: ShownSetting): KnownBlock[] {
  if (loses.length === 0 || role === null) return [];
  const few = loses.slice(0, 20).map((lost) => say`${lost}`);
  const more = loses.length > few.length ? [context(say`And ${loses.length - few.length} more.`)] : [];
  return [section(say`As ${strong(role.title)} they would lose:`), ...lines(few), ...more];
}

export const setRoleForm = {
  callbackId: forms.setRole,

  build(setting: ShownSetting): ModalView {
    const { workspace, person: who, roles, role, advice, lengths, zone } = setting;
    return modal({
      callback: forms.setRole,
      title: 'Set a role',
      submit: 'Set the role',
      about: workspace.id,
      blocks: [
        ...(workspace.product === null ? [] : [context(say`In ${workspace.product}.`)]),
        pickPerson('person', 'Who?', who?.slackUserId ?? null, { acts: actions.setPerson }),
        ...holds(setting),
        choose('role', 'Role', roleChoices(roles), { initial: role && roleChoice(role), acts: actions.setRole }),
        ...losses(setting),
        ...(advice === null ? [] : [context(say`${advice}`)]),
        ...bestForLines(roles),
        ...lengthField('length', lengths, { zone, optional: true }),
        write('reason', 'Why?', { optional: true, max: 500, hint: 'It stands in the history.' }),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
