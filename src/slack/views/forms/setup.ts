/** Setting up: which products under which models, the private help-desk channel, the first people and things. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownSetup } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context, section } from '../kit/blocks.ts';
import { chosen, optionalText, several } from '../kit/fields.ts';
import { field, tick, write } from '../kit/inputs.ts';
import { lines } from '../kit/lists.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { pickPeople } from '../kit/searches.ts';
import { own, say, strong } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';

const Answers = z.object({
  models: several.refine((models) => models.length > 0, 'Choose at least one.'),
  channel: chosen('Choose a private channel.'),
  admins: several,
  members: several,
  things: optionalText.transform((text) =>
    (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
});

/** `models` are names; `channel` a Slack channel id; `admins` and `members` Slack user ids; `things` lines as typed. */
export type SetupAnswers = z.output<typeof Answers>;

export const setupForm = {
  callbackId: forms.setup,

  build({ models, chosen: ticked, helpDesk, admins, problems }: ShownSetup): ModalView {
    const known = admins.map(({ slackUserId }) => slackUserId).filter((id) => id !== null);
    const choices = models.map(({ name, title, version }) => ({
      text: title,
      value: name,
      description: `version ${version}`,
    }));
    return modal({
      callback: forms.setup,
      title: 'Set up Roledesk',
      submit: 'Set it up',
      blocks: [
        ...(problems.length === 0
          ? []
          : [section(own('This needs another look:')), ...lines(problems.map((one) => say`${one}`))]),
        tick('models', 'What do you manage here?', choices, ticked),
        ...lines(models.map(({ title, summary }) => say`${strong(title)}: ${summary}`)),
        field(
          'channel',
          'Help-desk channel',
          {
            type: 'conversations_select',
            filter: { include: ['private'], exclude_external_shared_channels: true, exclude_bot_users: true },
            ...(helpDesk && { initial_conversation: helpDesk }),
          },
          {
            hint: 'Private, without guests or people of other organisations. Requests are decided there; invite Roledesk to it first.',
          },
        ),
        pickPeople('admins', 'First Admins', known, {
          optional: true,
          hint: 'Two or more are wise: nobody decides their own request.',
        }),
        pickPeople('members', 'First Members', [], { optional: true }),
        write('things', 'First things', {
          optional: true,
          max: 3000,
          hint: 'One per line, as you would type it: team Web · project Site in Web · mini "Rose Cottage". More can come later.',
        }),
        context(own('Nothing is changed in Slack or in the products by setting up.')),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
