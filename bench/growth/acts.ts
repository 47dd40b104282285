/** What people do in a grown house: a line, a picker, a press, a form or Home, as Slack would send it. */
import type { House } from './fill.ts';
import { slackIdOf } from './filling/filling.ts';

/** One thing to do, and where its answer comes: as the acknowledgement, or as a call that Roledesk makes. */
export interface Act {
  name: string;
  /** The nth time it is done: a body of its own. */
  body(nth: number): { form?: Readonly<Record<string, string>>; json?: object };
  /** The Web API method that carries the answer; otherwise the acknowledgement does. */
  answeredBy?: string;
  /** Shows more where the house is larger, so its time may grow with it. */
  growsBecause?: string;
}

let minted = 0;
const trigger = (): string => `${Date.now()}.${++minted}.bench`;
const from = (user: string) => ({ id: user, username: user.toLowerCase(), team_id: 'TBENCH' });
const team = { id: 'TBENCH', domain: 'bench' };
const whole = { api_app_id: 'A1', token: 'x', team, enterprise: null, is_enterprise_install: false };

const line =
  (typist: string | ((nth: number) => string), text: string | ((nth: number) => string)): Act['body'] =>
  (nth) => {
    const user = typeof typist === 'string' ? typist : typist(nth);
    const form = {
      token: 'x',
      team_id: 'TBENCH',
      team_domain: 'bench',
      channel_id: 'CGENERAL',
      channel_name: 'general',
      user_id: user,
      user_name: user.toLowerCase(),
      command: '/role',
      text: typeof text === 'string' ? text : text(nth),
      api_app_id: 'A1',
      is_enterprise_install: 'false',
      response_url: 'http://127.0.0.1:9/',
      trigger_id: trigger(),
    };
    return { form };
  };

const payload = (body: object) => ({ form: { payload: JSON.stringify({ ...whole, ...body }) } });

const search =
  (user: string, action: string, value: string): Act['body'] =>
  () =>
    payload({
      type: 'block_suggestion',
      user: from(user),
      action_id: action,
      block_id: 'b',
      value,
      container: { type: 'view', view_id: 'VBENCH' },
      view: {
        id: 'VBENCH',
        type: 'modal',
        callback_id: 'form.ask',
        private_metadata: '',
        state: { values: {} },
        title: { type: 'plain_text', text: 'x' },
        blocks: [],
      },
    });

const press =
  (user: string, action: string, value: string): Act['body'] =>
  (nth) =>
    payload({
      type: 'block_actions',
      user: from(user),
      trigger_id: trigger(),
      channel: { id: 'CHELPDESK', name: 'help-desk' },
      container: { type: 'message', message_ts: '1700000000.000001', channel_id: 'CHELPDESK', is_ephemeral: false },
      message: { type: 'message', user: 'UBOT', ts: '1700000000.000001', text: 'a card' },
      response_url: 'http://127.0.0.1:9/',
      actions: [
        {
          action_id: action,
          block_id: 'b',
          value,
          type: 'button',
          action_ts: `${1_800_000_000 + ++minted}.${String(nth).padStart(6, '0')}`,
        },
      ],
    });

const opensHome =
  (user: string): Act['body'] =>
  () => ({
    json: {
      token: 'x',
      team_id: 'TBENCH',
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: `Ev${Date.now()}${++minted}`,
      event_time: 1,
      event: { type: 'app_home_opened', user, channel: 'DHOME', tab: 'home', event_ts: `${Date.now() / 1000}` },
    },
  });

/** Every kind of thing that people do, in one house. */
export function actsIn(house: House): Act[] {
  const { admin, teamAdmin, member, guest, wellKnown, team: web, project, pending } = house;
  const people = house.sizes.people;
  // Somebody else every time, so that nothing is done twice; always a Member.
  const memberIn = (nth: number): string => slackIdOf(Math.floor(people * 0.3) + (nth % Math.floor(people * 0.3)));
  const somebody = (nth: number): string => `<@${memberIn(nth)}>`;
  return [
    { name: '/role me, a Member', body: line(member, 'me') },
    { name: '/role me, a Guest', body: line(guest, 'me') },
    { name: '/role @somebody, by an Admin', body: line(admin, `<@${wellKnown}>`) },
    { name: '/role who admin', body: line(member, 'who admin') },
    { name: '/role who member', body: line(admin, 'who member') },
    { name: '/role who can view a project', body: line(admin, `who can view ${project.toLowerCase()}`) },
    { name: '/role a team', body: line(teamAdmin, web.toLowerCase()) },
    { name: '/role team list', body: line(member, 'team list') },
    { name: '/role why not, a project', body: line(member, `why can't I see ${project.toLowerCase()}`) },
    { name: '/role R-number', body: line(admin, `R-${pending.number}`) },
    { name: '/role history me', body: line(member, 'history me') },
    { name: '/role history of a long past', body: line(admin, `history <@${wellKnown}>`) },
    { name: '/role history, everything', body: line(admin, 'history') },
    { name: '/role history since 7d', body: line(admin, 'history since 7d') },
    { name: '/role what if', body: line(admin, `what if set <@${wellKnown}> guest`) },
    { name: '/role tasks', body: line(admin, 'tasks') },
    { name: '/role invitations', body: line(admin, 'invitations') },
    { name: '/role help', body: line(member, 'help') },
    { name: '/role nonsense', body: line(member, 'maek me an amdin of Taem 3 plaese') },
    { name: '/role set (writes)', body: line(admin, (nth) => `set ${somebody(nth)} member`) },
    { name: '/role add (writes)', body: line(admin, (nth) => `add ${somebody(nth)} to ${web.toLowerCase()}`) },
    {
      name: '/role request (writes)',
      body: line((nth) => memberIn(nth + 1_000), 'request admin for 4h because the year ends'),
    },
    {
      name: '/role-invite (writes)',
      body: line(admin, (nth) => `invite newcomer${Date.now()}${nth}@bench.example as member`),
    },
    { name: 'picker: what to ask for, empty', body: search(member, 'ask.what', '') },
    { name: 'picker: what to ask for, typed', body: search(member, 'ask.what', 'team 42') },
    { name: 'picker: people, typed', body: search(admin, 'person.find', 'zoe meyer') },
    { name: 'picker: things to add to, Admin', body: search(admin, 'add.thing', 'project 7') },
    { name: 'picker: things to add to, Team Admin', body: search(teamAdmin, 'add.thing', '') },
    { name: 'picker: things one can see', body: search(member, 'pick.thing', 'project') },
    { name: 'form: what to approve', body: line(admin, 'approve'), answeredBy: 'views.update' },
    { name: 'form: request', body: press(member, 'ask.open', ''), answeredBy: 'views.update' },
    { name: 'Home, a Member', body: opensHome(member), answeredBy: 'views.publish' },
    { name: 'Home, an Admin', body: opensHome(admin), answeredBy: 'views.publish' },
  ];
}
