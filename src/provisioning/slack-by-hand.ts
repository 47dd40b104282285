/** Slack's own roles, by hand: without an Enterprise plan there is no API for them, but Slack can be read back afterwards. */
import { byHand } from './by-hand.ts';
import type { Change, Connector, Steps } from './connector.ts';

/** Leads to the administration of the Slack workspace that the browser is signed in to. */
const members = 'https://my.slack.com/admin';

const done = 'Press Done here: I read the person back from Slack, and say so if it is not as it should be.';

function account({ role, before }: Change): Steps {
  if (role === null)
    return {
      title: 'Deactivation in Slack',
      steps: ['Open “Manage members” in Slack.', 'Find the person and choose “Deactivate account”.', done],
      link: members,
    };
  const change = `Choose “Change account type” and make them ${role}${before === null ? '' : `; they are ${before} so far`}.`;
  return {
    title: `Role ${role} in Slack`,
    steps: ['Open “Manage members” in Slack.', 'Find the person.', change, done],
    link: members,
  };
}

function channel({ role, thing }: Change): Steps {
  const step = role === null ? `Remove the person from ${thing}.` : `Add the person to ${thing}.`;
  return {
    title: role === null ? `Removal from ${thing}` : `Guest of ${thing}`,
    steps: [`Open ${thing} in Slack.`, step, 'Press Done here.'],
    link: null,
  };
}

export const slackByHand: Connector = {
  ...byHand,
  byHand: (change) => (change.thing === null ? account(change) : channel(change)),
};
