// Slash commands: finding the app, the payload exactly as Slack sends it, and what the person sees of the answer.
import type { Core } from '../core.ts';
import { deliver } from '../delivery/deliver.ts';
import type { Ack } from '../delivery/payload.ts';
import { answerInChannel, mintResponseUrl, type Reply } from '../response-urls.ts';
import { mintTrigger } from '../triggers.ts';
import { SlackError } from '../web-api/slack-error.ts';
import { installsIn } from '../world/find.ts';
import type { Channel, Install, Person } from '../world/world.ts';
import type { Outcome } from './told.ts';
import { asEscapedCommandText } from './typed-text.ts';

/** Types a slash command in a channel; resolves after the acknowledgement. */
export async function typeCommand(core: Core, person: Person, channel: Channel, line: string): Promise<Outcome> {
  const [, name = '', typed = ''] = /^(\/\S*)\s?([\s\S]*)$/.exec(line) ?? [];
  const team = person.teams.includes(channel.team) ? channel.team : (person.teams[0] ?? channel.team);
  const found = findCommand(core, team, name);
  if (!found) return { problem: notACommand(name) };
  const { install, declared } = found;
  const text = declared.should_escape ? asEscapedCommandText(core.world, person, typed.trim()) : typed.trim();
  const body = commandBody(core, install, person, team, channel, name, text);
  const ack = await deliver(core, {
    app: install.app,
    type: 'slash_commands',
    name: 'slash_commands',
    body,
    answers: true,
    url: declared.url,
  });
  const to = { app: install.app, team, person: person.id, channel: channel.id };
  return showAnswer(core, to, name, ack, body.response_url);
}

function findCommand(core: Core, team: string, name: string) {
  for (const install of installsIn(core.world, team)) {
    const declared = install.app.manifest.features?.slash_commands?.find((it) => it.command === name);
    if (declared && install.scopes.has('commands')) return { install, declared };
  }
  return undefined;
}

const notACommand = (name: string): string =>
  `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands. ` +
  'If you are trying to send a message and not run a command, try preceding the "/" with an empty space.';

const CHANNEL_NAMES: Partial<Record<Channel['kind'], string>> = {
  im: 'directmessage',
  private: 'privategroup',
  mpim: 'privategroup',
};

function commandBody(
  core: Core,
  install: Install,
  person: Person,
  team: string,
  channel: Channel,
  command: string,
  text: string,
) {
  const { app } = install;
  const where = { app, team, person: person.id, channel: channel.id };
  return {
    token: app.verificationToken,
    team_id: team,
    team_domain: core.world.teams.get(team)?.domain ?? '',
    ...(install.enterprise ? { enterprise_id: install.enterprise.id, enterprise_name: install.enterprise.name } : {}),
    channel_id: channel.id,
    channel_name: CHANNEL_NAMES[channel.kind] ?? channel.name,
    user_id: person.id,
    user_name: person.handle,
    command,
    text,
    api_app_id: app.id,
    is_enterprise_install: String(install.team === undefined),
    response_url: mintResponseUrl(core, where),
    trigger_id: mintTrigger(core, where),
  };
}

function showAnswer(
  core: Core,
  to: Parameters<typeof answerInChannel>[1],
  command: string,
  ack: Ack,
  answers: string,
): Outcome {
  if (!ack.ok) return { problem: `${command} failed with the error "${ack.problem}"` };
  const reply = asReply(ack.answer);
  if (!reply) return {};
  try {
    answerInChannel(core, to, reply, answers);
    return {};
  } catch (problem) {
    if (problem instanceof SlackError) return { problem: `${command} failed with the error "${problem.code}"` };
    throw problem;
  }
}

/** An answer with something to show; an empty body or `{}` shows nothing. */
function asReply(answer: unknown): Reply | undefined {
  if (typeof answer === 'string') return answer === '' ? undefined : { text: answer };
  if (answer === null || typeof answer !== 'object') return undefined;
  const reply = answer as Reply;
  return reply.text || reply.blocks ? reply : undefined;
}
