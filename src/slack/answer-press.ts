/** What becomes of a press: a form opens, or it is carried out and the presser is told what the card does not show. */
import { Refusal } from '../domain/refusal.ts';
import { saidOf, waysOn } from './answer.ts';
import type { Bot, Said, Turn } from './bot.ts';
import { type Opening, openForm } from './forms.ts';
import { publishHome } from './home.ts';
import { openings, type Press, presses } from './interactions/index.ts';
import { linesKept } from './interactions/instead.ts';
import type { Keeping, Kept } from './kept-first.ts';
import type { Pressed } from './payloads.ts';
import { begin } from './turn.ts';
import { actionOf, actions, forms, pageView, plainAnswer } from './views/index.ts';

export type Acknowledge = (answer?: unknown) => Promise<void>;
export type Respond = (said: object) => Promise<unknown>;

/** Answers a press. Fails only where it was kept and must be carried out once more. */
export async function answerPress(
  bot: Bot,
  pressed: Pressed,
  ack: Acknowledge,
  respond: Respond,
  keeping: Keeping,
): Promise<void> {
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
  if (keeping.kept) return answerKept(bot, pressed, press, respond, keeping.kept);
  if (keeping.lost !== undefined) {
    await ack();
    return tellPresser(bot, pressed, saidOf(keeping.lost, bot.log, action), respond);
  }
  const { turn, said } = await carriedOut(bot, pressed, press);
  await ack();
  if (said) await tellPresser(bot, pressed, said, respond);
  // What was pressed on Home has changed what Home shows.
  if (turn && pressed.view?.type === 'home' && action !== actions.homeMore) await publishHome(turn);
}

interface Outcome {
  turn: Turn | undefined;
  said: Said | undefined;
  /** Why it was not carried out, where that is no refusal. */
  accident?: unknown;
}

async function carriedOut(bot: Bot, pressed: Pressed, press: Press): Promise<Outcome> {
  let turn: Turn | undefined;
  try {
    turn = await begin(bot, pressed.sender);
    return { turn, said: await press(pressed, turn) };
  } catch (error) {
    const ways = await waysOn(error, () => begin(bot, pressed.sender), linesKept);
    const said = saidOf(error, bot.log, actionOf(pressed.actionId), ways);
    return { turn, said, ...(error instanceof Refusal ? {} : { accident: error }) };
  }
}

const later = plainAnswer([
  'Your press is kept, but I could not carry it out just now. I try again within two minutes; you need not press again.',
]);

/**
 * One that is acknowledged and kept. An accident leaves it there to be run again, and whoever pressed hears of that once. What is
 * refused is over before that is said: a press that was refused must not be carried out after a crash.
 */
async function answerKept(bot: Bot, pressed: Pressed, press: Press, respond: Respond, kept: Kept): Promise<void> {
  const { said, accident } = await carriedOut(bot, pressed, press);
  if (accident === undefined) await kept.finish();
  const told = accident === undefined ? said : kept.isAgain ? undefined : later;
  // What was done is done, whether or not they can still be told.
  if (told)
    await tellPresser(bot, pressed, told, respond).catch((error: unknown) =>
      bot.log.error({ during: actionOf(pressed.actionId), error }, 'a presser was not told'),
    );
  if (accident !== undefined) throw accident;
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
