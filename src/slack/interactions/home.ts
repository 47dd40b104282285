/** What is pressed on Home: the next piece of a list, a person looked for, a delivery that waits for somebody. */
import { isId } from '../../domain/ids.ts';
import { noSuchPerson, notFound } from '../../domain/refusal.ts';
import { redeliver } from '../../operations/house/redeliver.ts';
import { workspaceOfDelivery } from '../../queries/delivery-place.ts';
import { foundPeople } from '../../queries/people-found.ts';
import { personCard } from '../../queries/person.ts';
import { publishHome } from '../home.ts';
import { actIn } from '../resolve.ts';
import { peopleOptions, personCard as personPage, readCursor } from '../views/index.ts';
import type { Press, Search } from './index.ts';

/** Home is redrawn with this list further on. */
export const homeMore: Press = async ({ value }, turn) => {
  await publishHome(turn, readCursor(value));
  return undefined;
};

/** The page of the person that was found. */
export const personFound: Press = async ({ value }, turn) => {
  if (!isId('subject', value)) throw noSuchPerson();
  return personPage(await turn.bot.look(turn.caller, personCard, value));
};

export const findPerson: Search = async ({ query }, turn) =>
  peopleOptions(await turn.bot.look(turn.caller, foundPeople, query));

const deliver =
  (again: boolean): Press =>
  async ({ value }, turn) => {
    if (!isId('delivery', value)) throw notFound('delivery like that');
    const workspace = await turn.bot.look(turn.caller, workspaceOfDelivery, value);
    if (!workspace) throw notFound('delivery like that');
    await turn.bot.perform(actIn(turn, workspace), redeliver, { delivery: value, again }, () => null);
    return undefined;
  };

export const retryDelivery = deliver(true);
export const discardDelivery = deliver(false);
