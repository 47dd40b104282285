/** Home: my access, my requests, what waits for me, and for Admins what they look after; only what the state contains. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { ShownHome } from '../../../domain/shown.ts';
import { accessRows } from '../answers/access.ts';
import { actions } from '../ids.ts';
import { actionRow, context, header, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import type { Sentence } from '../kit/sentence.ts';
import { listed, own, person, say } from '../kit/sentence.ts';
import { home } from '../kit/surfaces.ts';
import { deskBlocks } from './desk.ts';
import { myRequests, waitingBlocks } from './requests.ts';

const adminsSay = ({ admins }: ShownHome, what: string): Sentence =>
  admins.length === 0
    ? say`${own(what)} Ask an Admin.`
    : say`${own(what)} Ask ${listed(admins.slice(0, 5).map(person), 'or')}.`;

/** Before anything is set up: whoever may is shown the way, the others are told whom to wait for. */
function notSetUp(state: ShownHome): KnownBlock[] {
  if (!state.maySetUp)
    return [
      section(own('Roledesk is not set up here yet. An owner or admin of this Slack can do it with `/role setup`.')),
    ];
  const go = button(actions.setup, 'Set up Roledesk', { hears: 'Set up Roledesk', style: 'primary' });
  return [
    section(
      own(
        'Roledesk keeps who holds which role on what. Setting up takes a minute: choose the products, the private channel where requests are decided, and the first people.',
      ),
    ),
    ...actionRow(go),
  ];
}

/** What anybody can do from here. */
function doors({ isKnown, mayInvite }: ShownHome): KnownBlock[] {
  const ask = button(actions.ask, 'Ask for access…', { hears: 'Ask for access', style: 'primary' });
  const invite = button(actions.invite, 'Invite people…', { hears: 'Invite people' });
  return actionRow(...(isKnown ? [ask] : []), ...(mayInvite ? [invite] : []));
}

function mine(state: ShownHome): KnownBlock[] {
  if (!state.isKnown) return [section(adminsSay(state, 'You have no role here yet.'))];
  const none = 'You hold nothing yet. Press *Ask for access*, and whoever decides is asked.';
  return [header('My access'), ...accessRows(state.access, none, actions.homeMore, 8), ...myRequests(state)];
}

/** The whole page. Its parts draw few enough items that all of them fit into a hundred blocks. */
export function homeView(state: ShownHome): HomeView {
  if (!state.isSetUp) return home([header('Roledesk'), ...notSetUp(state)]);
  const parked =
    state.parkedBecause === null
      ? []
      : [
          section(
            say`Messages are stopped: ${state.parkedBecause} Nothing is lost; they go out once that is repaired.`,
          ),
        ];
  return home([...parked, ...doors(state), ...waitingBlocks(state), ...mine(state), ...deskBlocks(state)]);
}

/** Shown while Home is read for the first time. */
export const homeLoading = (): HomeView => home([context(own('One moment, looking things up.'))]);
