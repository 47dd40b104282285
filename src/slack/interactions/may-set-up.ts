/** Who may set Roledesk up while nobody decides here yet. */
import type { Turn } from '../bot.ts';

/** Named in the configuration; or, when nobody is named, an owner or admin of the Slack workspace. */
export async function maySetUp({ bot, slackUserId }: Turn): Promise<boolean> {
  if (bot.admins.length > 0) return bot.admins.includes(slackUserId);
  const person = await bot.directory.person(slackUserId);
  return person !== undefined && !person.deactivated && ['primary_owner', 'owner', 'admin'].includes(person.standing);
}
