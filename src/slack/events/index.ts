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

const Sent = z.object({ event_time: z.number() });

/** After so many seconds what an event says of somebody may not be true any more: it was held up, or is run again after a crash. */
const stale = 60;

const isStale = (bot: Bot, body: unknown): boolean => {
  const sent = Sent.safeParse(body);
  return sent.success && bot.clock.now() / 1000 - sent.data.event_time > stale;
};

/** Somebody joined or changed: what is known of them is brought up to date, and what waits for them becomes theirs. */
const personChanged: Happened = async (bot, event, body) => {
  const { user } = WithUser.parse(event);
  const asked = isStale(bot, body) ? await bot.directory.person(user.id) : undefined;
  const person = asked ?? personOf(user, bot.slackId);
  await bot.performWide({ caller: { tenant: bot.tenant, subject: null } }, heardOf, person, () => undefined);
};

export const events: Record<string, Happened> = {
  app_home_opened: homeOpened,
  app_uninstalled: appUninstalled,
  team_join: personChanged,
  tokens_revoked: tokensRevoked,
  user_change: personChanged,
};
