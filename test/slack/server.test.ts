/** The one HTTP server: only what Slack has signed just now gets in, and nothing that arrives takes the bot down. */
import { createHmac } from 'node:crypto';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
afterEach(() => office?.stop());

const url = (path: string): string => `http://127.0.0.1:${office.running.port}${path}`;

/** Posts a command as Slack would, signed this many seconds from now. */
async function post(
  secondsFromNow: number,
  { secret = office.slack.credentials().signingSecret, path = '/slack/events' } = {},
) {
  const { id: user } = office.as('cleo');
  const body = new URLSearchParams({
    command: '/role',
    text: 'help',
    user_id: user,
    team_id: office.slack.credentials().teamId,
    channel_id: 'C1',
    trigger_id: `t${secondsFromNow}`,
  }).toString();
  const stamp = String(Math.floor(Date.now() / 1000) + secondsFromNow);
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return fetch(url(path), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
    },
  });
}

describe('over HTTP', () => {
  beforeEach(async () => {
    office = await openOffice({ mode: 'http', products: ['miruni'], admins: ['cleo', 'olga'] });
  });

  it.each([
    ['now', 0, 200],
    ['four minutes ago', -240, 200],
    ['in four minutes', 240, 200],
    ['six minutes ago', -360, 401],
    ['in six minutes', 360, 401],
  ])('what is signed %s is taken or refused', async (_when, seconds, status) => {
    expect((await post(seconds)).status).toBe(status);
  });

  it('what another secret has signed is refused', async () => {
    expect((await post(0, { secret: 'another secret' })).status).toBe(401);
  });

  it('an unknown path, or something unsigned, is refused and takes nothing down', async () => {
    expect((await post(0, { path: '/slack/other' })).status).toBe(404);
    expect((await fetch(url('/slack/events'))).status).toBe(404);
    expect((await fetch(url('/slack/events'), { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await fetch(url('/anything'))).status).toBe(404);
    expect((await fetch(url('/health'))).status).toBe(200);
  });
});

describe('in Socket Mode', () => {
  beforeEach(async () => {
    office = await openOffice({ products: ['miruni'], admins: ['cleo', 'olga'] });
  });

  it('there is nothing for Slack to post to, and health is answered; 503 when the database does not', async () => {
    expect((await post(0)).status).toBe(404);
    expect((await fetch(url('/health'))).status).toBe(200);
    office.running.db.across.now = () => Promise.reject(new Error('away'));
    expect((await fetch(url('/health'))).status).toBe(503);
  });
});
