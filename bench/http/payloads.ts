/** What Slack would send: bodies of a typed command and of a press, each of its own person. */

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
let minted = 0;
const trigger = (): string => `${Date.now()}.${++minted}.bench`;

/** `/role TEXT`, typed by somebody. */
export const typed = (user: string, text: string, responses: string): string =>
  form({
    token: 'x',
    team_id: 'TBENCH',
    team_domain: 'bench',
    channel_id: 'CGENERAL',
    channel_name: 'general',
    user_id: user,
    user_name: user.toLowerCase(),
    command: '/role',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: responses,
    trigger_id: trigger(),
  });

/** Approve, pressed on the card of a request in the help desk. */
export const approved = (user: string, request: string, nth: number, responses: string): string => {
  const ts = `1700000000.${String(nth).padStart(6, '0')}`;
  return form({
    payload: JSON.stringify({
      type: 'block_actions',
      user: { id: user, username: user.toLowerCase(), team_id: 'TBENCH' },
      api_app_id: 'A1',
      token: 'x',
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: 'CHELPDESK',
        is_ephemeral: false,
      },
      trigger_id: trigger(),
      team: { id: 'TBENCH', domain: 'bench' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: 'CHELPDESK', name: 'help-desk' },
      message: { type: 'message', user: 'UBOT', ts, text: 'a request' },
      response_url: responses,
      actions: [
        {
          action_id: 'request.approve',
          block_id: `b${nth}`,
          value: request,
          type: 'button',
          action_ts: `${1_800_000_000 + nth}.000001`,
        },
      ],
    }),
  });
};
