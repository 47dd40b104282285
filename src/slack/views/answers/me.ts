/** The answer to a bare /role: what I hold, until when, what waits for me, and what I can do next. */
import type { KnownBlock } from '@slack/types';
import type { ShownHome } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { actionRow, context, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import { grantSays, requestName } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { listed, own, person, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { counted } from '../kit/text.ts';
import { accessRows } from './access.ts';

/** The first few held, and how many more. */
function holds({ access }: ShownHome): Sentence {
  if (access.total === 0) return own('You hold nothing yet.');
  const few = access.items.slice(0, 5).map(grantSays);
  const rest = access.total - few.length;
  return say`You are ${listed(few)}${rest > 0 ? say`, and ${rest} more` : []}.`;
}

function waits({ waiting, requests }: ShownHome): Sentence {
  const forMe =
    waiting === null || waiting.total === 0 ? [] : say`${counted(waiting.total, 'request')} for you to decide.`;
  const open = requests.items.filter(({ state }) => state === 'pending').map(({ number }) => requestName(number));
  return together(forMe, open.length === 0 ? [] : say`Your own, still waiting: ${listed(open.slice(0, 10))}.`);
}

function unknown({ admins }: ShownHome): Message {
  const ask = admins.length === 0 ? own('Ask an Admin.') : say`Ask ${listed(admins.slice(0, 5).map(person), 'or')}.`;
  const says = together(own('You have no role here yet.'), ask);
  return message(says, [section(says)]);
}

function doors({ mayInvite }: ShownHome): KnownBlock[] {
  const ask = button(actions.ask, 'Ask for access…', { hears: 'Ask for access' });
  const invite = button(actions.invite, 'Invite people…', { hears: 'Invite people' });
  return actionRow(ask, ...(mayInvite ? [invite] : []));
}

/** The reader's own page in short. */
export function myAccess(state: ShownHome): Message {
  if (!state.isKnown) return unknown(state);
  const waiting = waits(state);
  return message(together(holds(state), waiting), [
    ...accessRows(state.access, 'You hold nothing yet.'),
    ...(waiting.length === 0 ? [] : [section(waiting)]),
    ...doors(state),
    context(own('The Home tab shows all of it. /role help lists what you can type.')),
  ]);
}
