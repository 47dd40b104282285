/** Home for those who look after others: people, invitations, tasks, failed deliveries, history; each only if it is given. */
import type { KnownBlock } from '@slack/types';
import type { ShownDelivery, ShownHome, ShownMember } from '../../../domain/shown.ts';
import { historyLines } from '../answers/history.ts';
import { invitationRows } from '../answers/invitations.ts';
import { memberSays, personMenu } from '../answers/people.ts';
import { taskRows } from '../answers/tasks.ts';
import { actions } from '../ids.ts';
import { actionRow, header, plain, section } from '../kit/blocks.ts';
import { button, confirm } from '../kit/buttons.ts';
import { rows } from '../kit/lists.ts';
import { at, own, say } from '../kit/sentence.ts';
import { counted } from '../kit/text.ts';

const more = actions.homeMore;
const everything = { setRole: true, offboard: true, history: true };

function personRow(member: ShownMember): KnownBlock[] {
  const [menu] = personMenu({ person: member.person, may: everything });
  return [section(memberSays(member), menu)];
}

/** People, with a search over all of them. */
function people({ people: list }: ShownHome): KnownBlock[] {
  if (list === null) return [];
  const find = actionRow({
    type: 'external_select',
    action_id: actions.personFind,
    min_query_length: 0,
    placeholder: plain('Find a person', 150),
  });
  const none = 'Nobody is here yet. Press Invite people to begin.';
  return [header(`People (${list.total})`), ...find, ...rows(list, { most: 8, none, of: 'people', more }, personRow)];
}

function failedRow({ id, what, since, attempts, problem }: ShownDelivery): KnownBlock[] {
  const sure = confirm('Discard it?', own('It will never be sent. The history keeps what happened.'), 'Discard', true);
  return [
    section(say`${what}, owed since ${at(since)}, tried ${counted(attempts, 'time')}: ${problem}`),
    ...actionRow(
      button(actions.deliveryRetry, 'Retry', { hears: `Retry: ${what}`, value: id }),
      button(actions.deliveryDiscard, 'Discard', { hears: `Discard: ${what}`, value: id, confirm: sure }),
    ),
  ];
}

const failed = ({ failed: list }: ShownHome): KnownBlock[] =>
  list === null || list.total === 0
    ? []
    : [header(`Could not be delivered (${list.total})`), ...rows(list, { most: 4, of: 'deliveries', more }, failedRow)];

const tasks = ({ tasks: list }: ShownHome): KnownBlock[] =>
  list === null ? [] : [header(`To do by hand (${list.total})`), ...taskRows(list, 'No task is open.', 3, more)];

const invitations = ({ invitations: list }: ShownHome): KnownBlock[] =>
  list === null ? [] : [header(`Invited (${list.total})`), ...invitationRows(list, 'No invitation is out.', more, 5)];

const history = ({ history: part }: ShownHome): KnownBlock[] =>
  part === null ? [] : [header('History'), ...historyLines(part.events, part.names, 8, more)];

export const deskBlocks = (state: ShownHome): KnownBlock[] => [
  ...failed(state),
  ...tasks(state),
  ...invitations(state),
  ...people(state),
  ...history(state),
];
