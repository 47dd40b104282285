/** Short private answers: sentences of ours, a refusal with what to do next, a line that can be read in several ways. */
import type { KnownBlock } from '@slack/types';
import type { ShownAskable, ShownChoices, ShownRefusal } from '../../../domain/shown.ts';
import type { ActionId } from '../ids.ts';
import { actions } from '../ids.ts';
import { actionRow, context, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import { lines } from '../kit/lists.ts';
import { roleWords, thingName } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { code, listed, own, say, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { lineWords } from '../kit/typed-line.ts';
import { askableValue, nthValue } from '../kit/values.ts';

const mostLines = 20;

/** Sentences, one below the other. Strings among them are words from outside: shown as words, pinging nobody. */
export function plainAnswer(sentences: readonly (Sentence | string)[]): Message {
  const all = sentences.map((one) => (typeof one === 'string' ? say`${one}` : one));
  const blocks = all.length === 1 ? all.map((one) => section(one)) : lines(all);
  return message(together(...all), blocks);
}

/** One line that could be typed, with a button that takes it where the lines are kept. */
function offered(line: string, index: number, ref: string | null, id: ActionId): KnownBlock {
  const typed = lineWords(line);
  if (ref === null) return section([code(typed)]);
  return section([code(typed)], button(id, 'Do this', { hears: `Do this: ${typed}`, value: nthValue(ref, index) }));
}

export const askButton = (ask: ShownAskable, text = 'Ask for it'): KnownBlock[] => {
  const what = ask.role === null ? thingName(ask.thing) : roleWords(ask.role, ask.thing);
  return actionRow(
    button(actions.askFor, text, { hears: `${text}: ${what}`, value: askableValue(ask), style: 'primary' }),
  );
};

/** Somebody who may not is shown why, and the way to ask where that is theirs; what could be asked for exactly is offered where it is known. */
function waysOn({ kind, ask, mayAsk }: ShownRefusal): KnownBlock[] {
  if (ask !== null) return askButton(ask);
  if (kind !== 'denied') return [];
  return actionRow(
    button(actions.why, 'Why?', { hears: 'Why? Explains the refusal' }),
    ...(mayAsk ? [button(actions.ask, 'Ask for access…', { hears: 'Ask for access' })] : []),
  );
}

/** No, why, what to do next, the lines that may have been meant, and a way on. */
export function refusalAnswer(refusal: ShownRefusal): Message {
  const { message: why, next, instead, ref } = refusal;
  const says = together(say`${why}`, next === null ? [] : say`${next}`);
  const shown = instead.slice(0, mostLines);
  const rest = instead.length - shown.length;
  const first = shown.slice(0, 3).map((line) => code(lineWords(line)));
  const meant = instead.length === 0 ? [] : say`Did you mean ${listed(first, 'or')}?`;
  return message(together(says, meant), [
    section(says),
    ...(shown.length === 0 ? [] : [context(own('Did you mean'))]),
    ...shown.map((line, i) => offered(line, i, ref, actions.instead)),
    ...(rest > 0 ? [context(say`And ${rest} more like these; write a little more to narrow them down.`)] : []),
    ...waysOn(refusal),
  ]);
}

/** One line, several readings: none is taken by itself. */
export function choicesAnswer({ question, choices, ref }: ShownChoices): Message {
  const shown = choices.slice(0, mostLines);
  const rest = choices.length - shown.length;
  return message(
    together(
      say`${question}`,
      listed(
        shown.slice(0, 5).map(({ title }) => say`${title}`),
        'or',
      ),
    ),
    [
      section(say`${question}`),
      ...shown.map(({ title, line }, i) => {
        const reading = say`${title}: ${code(lineWords(line))}`;
        if (ref === null) return section(reading);
        return section(
          reading,
          button(actions.choose, 'This one', { hears: `This one: ${title}`, value: nthValue(ref, i) }),
        );
      }),
      ...(rest > 0 ? [context(say`And ${rest} more; say which one by its whole name.`)] : []),
    ],
  );
}
