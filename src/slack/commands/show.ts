/** `/role @ana`, `/role web`, `/role R-1042`: shows a person, a thing or a request; a bare noun never changes anything. */
import { notFound } from '../../domain/refusal.ts';
import { personCard as personQuery } from '../../queries/person.ts';
import { requestPage as requestQuery } from '../../queries/request-page.ts';
import { requestByNumber } from '../../queries/requests.ts';
import { thingCard as thingQuery } from '../../queries/thing-card.ts';
import type { Said, Turn } from '../bot.ts';
import { subjectIn } from '../resolve.ts';
import { personCard, requestPage, thingCard } from '../views/index.ts';
import type { Command } from './index.ts';

export const show: Command<'show'> = async ({ what }, turn) => {
  const { bot, caller } = turn;
  switch (what.kind) {
    case 'person':
      return personCard(await bot.look(caller, personQuery, await subjectIn(turn, what.person)));
    case 'thing':
      return thingCard(await bot.look(caller, thingQuery, { thing: what.thing.id, from: 0 }));
    case 'request':
      return showRequest(turn, what.number);
  }
};

/** A request as the reader may see it, with the buttons that the policy gives them. */
async function showRequest({ bot, caller }: Turn, number: number): Promise<Said> {
  const request = await bot.look(caller, requestByNumber, number);
  const shown = request && (await bot.look(caller, requestQuery, request.id));
  if (!shown) throw notFound('request of that number');
  return requestPage(shown);
}
