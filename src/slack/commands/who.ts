/** `/role who admin`, `/role who web`, `/role who can see site`: holders of a role, people on a thing, people with a permission. */
import { roleHolders as holdersQuery } from '../../queries/holders.ts';
import { thingCard as thingQuery } from '../../queries/thing-card.ts';
import { whoCan as whoCanQuery } from '../../queries/who-can.ts';
import { roleHolders, thingCard, whoCan } from '../views/index.ts';
import type { Command } from './index.ts';

export const who: Command<'who'> = async ({ what }, { bot, caller }) => {
  if (what.kind === 'thing') return thingCard(await bot.look(caller, thingQuery, { thing: what.thing.id, from: 0 }));
  const { product, name: role } = what.role;
  return roleHolders(await bot.look(caller, holdersQuery, { product, role, from: 0 }));
};

export const whoCanDo: Command<'who_can'> = async ({ action, thing }, { bot, caller }) =>
  whoCan(
    await bot.look(caller, whoCanQuery, {
      product: action.product,
      action: `${action.type}.${action.verb}`,
      thing: thing?.id ?? null,
      from: 0,
    }),
  );
