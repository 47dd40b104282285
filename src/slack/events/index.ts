/** Events of Slack that concern us, by name; each may come late, twice, or never. */
import { z } from 'zod';
import { heardOf } from '../../operations/people/arrive.ts';
import type { Bot } from '../bot.ts';
import { personOf } from '../directory.ts';
import { homeOpened } from './home-opened.ts';
import { appUninstalled, tokensRevoked } from './uninstalled.ts';

/** Carries out an event; an error leaves it in the inbox, and it is run again. */
export type Happened = (bot: Bot, event: unknown, body: unknown) => Promise<void>;

const WithUser = z.object({ user: z.object({ id: z.string() }).loose() });

/** Somebody joined or changed: what is known of them is brought up to date, and what waits for them becomes theirs. */
const personChanged: Happened = async (bot, event) => {
  const person = personOf(WithUser.parse(event).user, bot.slackId);
  await bot.performWide({ caller: { tenant: bot.tenant, subject: null } }, heardOf, person, () => undefined);
};

export const events: Record<string, Happened> = {
  app_home_opened: homeOpened,
  app_uninstalled: appUninstalled,
  team_join: personChanged,
  tokens_revoked: tokensRevoked,
  user_change: personChanged,
};
