/** Ties Slack's payloads to their handlers; acknowledging, refusing and logging are done here once, and nowhere else. */
import type { App, ViewOutput } from '@slack/bolt';
import { Refusal } from '../domain/refusal.ts';
import { refusedForm, saidOf, waysOn } from './answer.ts';
import { type Acknowledge, answerPress, type Respond } from './answer-press.ts';
import type { Bot, Said } from './bot.ts';
import { typed } from './commands/typed.ts';
import { events } from './events/index.ts';
import { openForm } from './forms.ts';
import { isLengthy, searches, shortcutOpenings, submissions } from './interactions/index.ts';
import { linesKept } from './interactions/instead.ts';
import { keepingIn } from './kept-first.ts';
import { pressedIn, type Sender, searchedIn, shortcutIn } from './payloads.ts';
import { begin } from './turn.ts';
import { actionOf } from './views/index.ts';

/** The commands of the manifest; the last two are doors to a form and take what `/role invite` and `/role request` take. */
const doors = [
  { command: '/role', before: '' },
  { command: '/role-invite', before: 'invite ' },
  { command: '/role-request', before: 'request ' },
] as const;

/** For the test that holds the manifest against this. */
export const commandNames = doors.map(({ command }) => command);

/** Registers every listener on the app: one of each kind, because Bolt takes every payload to all of them. */
export function listen(app: App, bot: Bot): void {
  app.command(/.*/, async ({ body, ack }) => {
    const door = doors.find(({ command }) => command === body.command);
    if (!door) return;
    const sender = { userId: body.user_id, triggerId: body.trigger_id, body };
    const said = await typed(bot, sender, door.before + body.text).catch((error: unknown) =>
      refusedLine(bot, sender, error, door.command.slice(1)),
    );
    await (ack as Acknowledge)(said && { response_type: 'ephemeral', ...said });
  });
  app.action(/.*/, ({ body, ack, respond, context }) =>
    answerPress(bot, pressedIn(body), ack as Acknowledge, respond as Respond, keepingIn(context)),
  );
  app.view(/.*/, ({ body, view, ack }) => {
    const sender = { userId: body.user.id, triggerId: (body as { trigger_id?: string }).trigger_id, body };
    return answerSubmission(bot, sender, view, ack as Acknowledge);
  });
  app.options(/.*/, ({ body, ack }) => answerSearch(bot, body, ack as Acknowledge));
  app.shortcut(/.*/, async ({ body, ack }) => {
    await ack();
    const taken = shortcutIn(body);
    const opening = shortcutOpenings[taken.callbackId]?.(taken);
    if (opening) await openForm(bot, taken.sender, opening);
  });
  const handlers = new Map(Object.entries(events));
  app.event(/.*/, async ({ event, body }) => handlers.get(event.type)?.(bot, event, body));
}

/** A refused line, with buttons for the lines that may have been meant. */
async function refusedLine(bot: Bot, sender: Sender, error: unknown, command: string): Promise<Said> {
  return saidOf(error, bot.log, command, await waysOn(error, () => begin(bot, sender), linesKept));
}

async function answerSubmission(bot: Bot, sender: Sender, view: ViewOutput, ack: Acknowledge): Promise<void> {
  const submission = submissions[view.callback_id];
  if (!submission) return ack();
  let finish: (() => Promise<void>) | undefined;
  try {
    const done = await submission(view, await begin(bot, sender));
    if (isLengthy(done)) finish = done.finish;
    await ack(isLengthy(done) ? done.answer : done);
  } catch (error) {
    await ack(refusedForm(error, bot.log, view, await waysOn(error, () => begin(bot, sender))));
  }
  await finish?.();
}

/** A search that failed is not answered: Slack then says so, where no options would say that there is nothing. */
async function answerSearch(bot: Bot, body: unknown, ack: Acknowledge): Promise<void> {
  const searched = searchedIn(body);
  const search = searches[actionOf(searched.actionId)];
  if (!search) return ack({ options: [] });
  try {
    await ack(await search(searched, await begin(bot, searched.sender)));
  } catch (error) {
    if (error instanceof Refusal) return ack({ options: [] });
    bot.log.error({ during: searched.actionId, error }, 'a search failed');
    throw error;
  }
}
