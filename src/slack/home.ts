/** Home, drawn for one person from what they may see right now. */
import type { ShownHome } from '../domain/shown.ts';
import { rememberHome } from '../operations/house/remember-home.ts';
import { home } from '../queries/home.ts';
import { homeIsKnown } from '../queries/homes.ts';
import type { Turn } from './bot.ts';
import { maySetUp } from './interactions/may-set-up.ts';
import { allWorkspaces } from './resolve.ts';
import { homeView } from './views/index.ts';

/** Which list is to begin elsewhere than at its start. */
export type Elsewhere = { key: string; from: number } | null;

/** What Home shows this person. Only where nothing is set up yet is Slack asked whether they may do that. */
export async function homeOf(turn: Turn, at: Elsewhere = null): Promise<ShownHome> {
  const isSetUp = (await allWorkspaces(turn)).length > 0;
  return turn.bot.look(turn.caller, home, { maySetUp: !isSetUp && (await maySetUp(turn)), at });
}

/** Publishes somebody's Home; they alone see it, so it may be lost and is drawn at once. */
export async function publishHome(turn: Turn, at: Elsewhere = null): Promise<void> {
  const { bot, caller, slackUserId } = turn;
  const view = homeView(await homeOf(turn, at));
  await bot.client.views.publish({ user_id: slackUserId, view });
  const { subject } = caller;
  if (await bot.look(caller, homeIsKnown, subject)) return;
  await bot.performWide({ caller }, rememberHome, { subject, slackUserId }, () => null);
}
