/** Roledesk was taken out of the Slack workspace, or its token was revoked; in any order, late, or never said at all. */
import { z } from 'zod';
import { park } from '../../operations/house/park.ts';
import type { Bot } from '../bot.ts';
import type { Happened } from './index.ts';

const Revoked = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish() });

const parked = (bot: Bot, because: string): Promise<void> =>
  bot.performWide({ caller: { tenant: bot.tenant, subject: null } }, park, because, () => undefined);

export const appUninstalled: Happened = (bot) => parked(bot, 'Roledesk was removed from this Slack workspace.');

/** Revoked tokens of people concern nobody here; the bot's own stops everything. */
export const tokensRevoked: Happened = async (bot, event) => {
  const { tokens } = Revoked.parse(event);
  if (tokens?.bot?.length) await parked(bot, "The bot's token was revoked.");
};
