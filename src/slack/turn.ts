/** From a payload to who is acting: the subject behind a Slack id, made known on first use. */

import { instantOf } from '../domain/instant.ts';
import { denied } from '../domain/refusal.ts';
import type { Subject } from '../domain/subject.ts';
import { arrive } from '../operations/people/arrive.ts';
import { subjectBySlackId } from '../queries/subjects.ts';
import type { Bot, Turn } from './bot.ts';
import { inboxKey } from './inbox.ts';
import type { Sender } from './payloads.ts';

/** Who this is to us. Somebody new, or still only invited, is read from Slack first, and what waits for them becomes theirs. */
export async function subjectOf(bot: Bot, slackUserId: string): Promise<{ subject: Subject; zone: string }> {
  const nobody = { tenant: bot.tenant, subject: null };
  const known = await bot.look(nobody, subjectBySlackId, slackUserId);
  if (known && known.subject.state !== 'invited') return known;
  const person = await bot.directory.person(slackUserId);
  if (!person)
    throw denied('Slack does not tell me who you are.', { code: 'unknown_in_slack', next: 'Try again in a minute.' });
  const subject = await bot.performWide({ caller: nobody }, arrive, person, (arrived) => arrived);
  return { subject, zone: person.timeZone };
}

/** Begins the handling of a payload. Bots may not act; strangers are known as such and judged by the policy. */
export async function begin(bot: Bot, sender: Sender): Promise<Turn> {
  const { subject, zone } = await subjectOf(bot, sender.userId);
  if (subject.slackKind === 'bot') throw denied('Bots hold no roles and change none.', { code: 'bot' });
  return {
    bot,
    caller: { tenant: bot.tenant, subject: subject.id },
    slackUserId: sender.userId,
    zone,
    now: instantOf(bot.clock.now()),
    key: inboxKey(sender.body),
    triggerId: sender.triggerId,
  };
}
