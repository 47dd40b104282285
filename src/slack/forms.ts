/** Opening forms: something stands on the screen before anything is read, because the trigger dies after three seconds. */
import type { ModalView } from '@slack/types';
import { saidOf, waysOn } from './answer.ts';
import type { Bot, Turn } from './bot.ts';
import type { Sender } from './payloads.ts';
import { begin } from './turn.ts';
import { loadingView, pageView } from './views/index.ts';

/** Fills a form for whoever opened it; refuses by throwing. */
export type Fill = (turn: Turn) => Promise<ModalView>;

/** A form that opens at once under this title, and how it is filled then. */
export interface Opening {
  title: string;
  fill: Fill;
}

/** Opens a form from a line that was understood; who typed it is known already. */
export async function openFormIn(turn: Turn, { title, fill }: Opening): Promise<void> {
  const { bot, triggerId } = turn;
  if (!triggerId) return;
  const opened = await bot.client.views.open({ trigger_id: triggerId, view: loadingView(title) });
  const view = await fill(turn).catch((error: unknown) => refusedPage(bot, title, error, async () => turn));
  await bot.client.views.update({ view_id: opened.view?.id ?? '', view });
}

/** Opens a form on top of whatever is open: first loading, then filled; a refusal is shown in its place. */
export async function openForm(bot: Bot, sender: Sender, { title, fill }: Opening, onTop = false): Promise<void> {
  if (!sender.triggerId) return;
  const open = { trigger_id: sender.triggerId, view: loadingView(title) };
  const opened = onTop ? await bot.client.views.push(open) : await bot.client.views.open(open);
  const view = await begin(bot, sender)
    .then(fill)
    .catch((error: unknown) => refusedPage(bot, title, error, () => begin(bot, sender)));
  await bot.client.views.update({ view_id: opened.view?.id ?? '', view });
}

/** What stands in the place of a form that was refused. */
const refusedPage = async (bot: Bot, title: string, error: unknown, begun: () => Promise<Turn>): Promise<ModalView> =>
  pageView(title, saidOf(error, bot.log, title, await waysOn(error, begun)));
