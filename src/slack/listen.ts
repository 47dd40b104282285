/** Ties Slack's payloads to their handlers; acknowledging, refusing and logging are done here once, and nowhere else. */
import type { App, ViewOutput } from '@slack/bolt';
import { Refusal } from '../domain/refusal.ts';
import { refusedForm, saidOf, waysOn } from './answer.ts';
import type { Bot, Said, Turn } from './bot.ts';
import { typed } from './commands/typed.ts';
import { events } from './events/index.ts';
import { type Opening, openForm } from './forms.ts';
import { publishHome } from './home.ts';
import { isLengthy, openings, presses, searches, shortcutOpenings, submissions } from './interactions/index.ts';
import { linesKept } from './interactions/instead.ts';
import { type Pressed, pressedIn, type Sender, searchedIn, shortcutIn } from './payloads.ts';
import { begin } from './turn.ts';
import { actionOf, actions, forms, pageView, plainAnswer } from './views/index.ts';

/** The commands of the manifest; the last two are doors to a form and take what `/role invite` and `/role request` take. */
const doors = [
  { command: '/role', before: '' },
  { command: '/role-invite', before: 'invite ' },
  { command: '/role-request', before: 'request ' },
] as const;

/** For the test that holds the manifest against this. */
export const commandNames = doors.map(({ command }) => command);

type Acknowledge = (answer?: unknown) => Promise<void>;
type Respond = (said: object) => Promise<unknown>;

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
  app.action(/.*/, ({ body, ack, respond }) =>
    answerPress(bot, pressedIn(body), ack as Acknowledge, respond as Respond),
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

async function answerPress(bot: Bot, pressed: Pressed, ack: Acknowledge, respond: Respond): Promise<void> {
  const action = actionOf(pressed.actionId);
  let opening: Opening | undefined;
  try {
    opening = openings[action]?.(pressed);
  } catch (error) {
    await ack();
    return tellPresser(bot, pressed, saidOf(error, bot.log, action), respond);
  }
  if (opening) {
    await ack();
    return openForm(bot, pressed.sender, opening, pressed.view?.type === 'modal').catch((error: unknown) =>
      tellLate(bot, pressed, action, error, respond),
    );
  }
  const press = presses[action];
  if (!press) return ack();
  let turn: Turn | undefined;
  let said: Said | undefined;
  try {
    turn = await begin(bot, pressed.sender);
    said = await press(pressed, turn);
  } catch (error) {
    said = saidOf(error, bot.log, action, await waysOn(error, () => begin(bot, pressed.sender), linesKept));
  }
  await ack();
  if (said) await tellPresser(bot, pressed, said, respond);
  // What was pressed on Home has changed what Home shows.
  if (turn && pressed.view?.type === 'home' && action !== actions.homeMore) await publishHome(turn);
}

const late = plainAnswer(['The form did not open in time. Please press once more.']);

/** Slack opens nothing once three seconds are over. Beside a message it can be said; elsewhere there is no place left to say it. */
async function tellLate(bot: Bot, pressed: Pressed, action: string, error: unknown, respond: Respond): Promise<void> {
  bot.log.error({ during: action, error }, 'a form did not open');
  if (!pressed.view) await tellPresser(bot, pressed, late, respond);
}

/** On a message as a private note beside it; in a form or on Home, where there is no such thing, as a page. */
async function tellPresser(bot: Bot, pressed: Pressed, said: Said, respond: Respond): Promise<void> {
  const { view, sender, isPrivate } = pressed;
  const goesOn = actionOf(pressed.actionId) === actions.showMore;
  if (!view) {
    // The next piece of a list takes the place of the one before, which only the presser sees.
    await respond({ response_type: 'ephemeral', replace_original: goesOn && isPrivate, ...said });
  } else if (goesOn && view.callback_id === forms.page) {
    await bot.client.views.update({ view_id: view.id, hash: view.hash, view: pageView(view.title.text, said) });
  } else if (sender.triggerId) {
    const page = { trigger_id: sender.triggerId, view: pageView('Roledesk', said) };
    await (view.type === 'modal' ? bot.client.views.push(page) : bot.client.views.open(page));
  }
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
