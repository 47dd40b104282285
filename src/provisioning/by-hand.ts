/** The connector for every product that has no other: numbered steps for a person. */
import type { Change, Connector, Steps } from './connector.ts';

const press = 'Press Done here.';

function wholeProduct({ product, role, before }: Change): Steps {
  if (role === null)
    return {
      title: `Removal from ${product}`,
      steps: [`Open the list of people in ${product}.`, 'Find the person and remove them.', press],
      link: null,
    };
  const find =
    before === null
      ? 'Add the person with the address that Slack shows for them, unless they are there already.'
      : `Find the person; they are ${before} so far.`;
  return {
    title: `Role ${role} in ${product}`,
    steps: [`Open the list of people in ${product}.`, find, `Set their role to ${role}.`, press],
    link: null,
  };
}

function oneThing({ product, role, thing }: Change): Steps {
  const open = `Open ${thing} in ${product}.`;
  if (role === null)
    return {
      title: `Removal from ${thing} in ${product}`,
      steps: [open, 'Take the person off it.', press],
      link: null,
    };
  return {
    title: `Role ${role} of ${thing} in ${product}`,
    steps: [open, `Add the person as ${role}; take off any other role they have there.`, press],
    link: null,
  };
}

export const byHand: Connector = {
  byHand: (change) => (change.thing === null ? wholeProduct(change) : oneThing(change)),
  inviting: (product) => ({
    title: 'Invitation to Slack',
    steps: [
      `They are invited to ${product}. Nobody has been sent anything yet: an invitation of Roledesk sends nothing by itself.`,
      'In Slack, open the name of the workspace, then “Invite people”, and enter exactly this address.',
      'Press Done here. When they join Slack, they get what was given without another step.',
    ],
    link: null,
  }),
};
