/** The menu of a card: approve with changes, a word to whoever asked, why I can decide, the history. */
import { notFound } from '../../domain/refusal.ts';
import { history } from '../../queries/history.ts';
import { whyDecide } from '../../queries/why-decide.ts';
import type { Opening } from '../forms.ts';
import type { Pressed } from '../payloads.ts';
import { requestPressed } from '../requests.ts';
import { historyPage, pageView, readMore, whyAnswer } from '../views/index.ts';
import { answerOpening, lessOpening, requestIdIn } from './decide.ts';

const whyOpening = (value: string): Opening => ({
  title: 'Why can I decide?',
  fill: async (turn) => pageView('Why', whyAnswer(await turn.bot.look(turn.caller, whyDecide, requestIdIn(value)))),
});

/** For those who may see the request; to others there is none. */
const historyOpening = (value: string): Opening => ({
  title: 'History',
  async fill(turn) {
    const { number } = await requestPressed(turn, value);
    const wanted = { about: { kind: 'request' as const, number }, since: null, from: 0, limit: 20 };
    return pageView('History', historyPage(await turn.bot.look(turn.caller, history, wanted)));
  },
});

/** What was chosen of the menu, as a form or a page. */
export function requestMore({ value }: Pressed): Opening {
  const more = readMore(value);
  switch (more?.what) {
    case 'change':
      return lessOpening(more.id);
    case 'answer':
      return answerOpening(more.id);
    case 'why':
      return whyOpening(more.id);
    case 'history':
      return historyOpening(more.id);
    default:
      return { title: 'Request', fill: () => Promise.reject(notFound('such choice')) };
  }
}
