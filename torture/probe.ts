/** Asks one bot over HTTP whether it answers, past Slack: what people send meanwhile goes where it went, and not to a bot that is starting. */
import { createHmac } from 'node:crypto';
import type { LocalSlack } from '../src/local-slack/index.ts';
import { judge } from './verdict.ts';
import { prober } from './world.ts';

const patience = 3_000;

/** `/role me` as Slack would send it for somebody who only looks. */
function commandOf(slack: LocalSlack): string {
  const { teamId, appId } = slack.credentials();
  const sent = { command: '/role', text: 'me', team_id: teamId, api_app_id: appId, user_id: slack.as(prober).id };
  return new URLSearchParams({ ...sent, trigger_id: `probe-${Date.now()}` }).toString();
}

/** Whether the bot on this port has something to say. */
export async function isAnswered(slack: LocalSlack, port: number): Promise<boolean> {
  const body = commandOf(slack);
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', slack.credentials().signingSecret).update(`v0:${at}:${body}`).digest('hex');
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${signature}`,
      },
      body,
      signal: AbortSignal.timeout(patience),
    });
    return answer.ok && judge({ text: await answer.text() }, /\w/) === 'acknowledged';
  } catch {
    return false;
  }
}
