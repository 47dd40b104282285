/** The menu of a card: approve with changes, a word to whoever asked, why I can decide, the history. */
import { notFound } from '../../domain/refusal.ts';
import { whyDecide } from '../../queries/why-decide.ts';
import type { Opening } from '../forms.ts';
import type { Pressed } from '../payloads.ts';
import { pageView, readMore, whyAnswer } from '../views/index.ts';
import { answerOpening, lessOpening, requestIdIn } from './decide.ts';

const whyOpening = (value: string): Opening => ({
  title: 'Why can I decide?',
  fill: async (turn) => pageView('Why', whyAnswer(await turn.bot.look(turn.caller, whyDecide, requestIdIn(value)))),
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
    default:
      return { title: 'Request', fill: () => Promise.reject(notFound('such choice')) };
  }
}
