/** Why, and why not: the sentences of the policy first, what is missing, who could; rule names and lines as small print. */
import type { KnownBlock } from '@slack/types';
import type { ShownWhy } from '../../../domain/shown.ts';
import { context, section } from '../kit/blocks.ts';
import { lines } from '../kit/lists.ts';
import { doneTo } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, listed, own, person, say, together, words } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { withoutStop } from '../kit/text.ts';
import { askButton } from './plain.ts';

const most = 8;

/** `Yes, @Ana can view project Site.` */
function verdict({ subject, isYou, action, thing, allowed, at: when }: ShownWhy): Sentence {
  const who = isYou ? own('you') : [person(subject)];
  const what = say`${thing === null ? action : doneTo(action, thing)}`;
  const tense = when === null ? [] : say`, as of ${at(when)}`;
  return allowed ? say`Yes, ${who} can ${what}${tense}.` : say`No, ${who} cannot ${what}${tense}.`;
}

const some = <Item>(items: readonly Item[], draw: (item: Item) => Sentence): KnownBlock[] => {
  const rest = items.length - most;
  return [...lines(items.slice(0, most).map(draw)), ...(rest > 0 ? [context(say`And ${rest} more.`)] : [])];
};

function missing({ missing: ways }: ShownWhy): KnownBlock[] {
  if (ways.length === 0) return [];
  const draw = ({ because, facts }: (typeof ways)[number]): Sentence =>
    facts.length === 0
      ? say`${because}`
      : say`${withoutStop(because)}. Missing: ${listed(facts.slice(0, most).map((one) => words(one, 150)))}`;
  return [section(own('What would make it a yes:')), ...some(ways, draw)];
}

/** Rule names for those who keep the model; silence is no rule. */
function rules({ reasons }: ShownWhy): KnownBlock[] {
  const named = reasons
    .filter(({ kind }) => kind !== 'silence')
    .slice(0, most)
    .map(({ code, line }) => (line === null ? say`${code}` : say`${code} (line ${line})`));
  if (named.length > 0) return [context(say`Decided by ${listed(named)}`)];
  return reasons.length === 0 ? [] : [context(own('No rule of the role model gives it.'))];
}

/** The answer to `why` and `why not`, of the policy's own making. */
export function whyAnswer(why: ShownWhy): Message {
  const { reasons, instead, ask, allowed } = why;
  const texts = [...new Set(reasons.map(({ text }) => text))];
  const people = instead.slice(0, 10).map(person);
  const others =
    instead.length === 0
      ? []
      : say`Who could: ${listed(people)}${instead.length > 10 ? say` and ${instead.length - 10} more` : []}.`;
  const because = texts.slice(0, 3).map((text) => say`${withoutStop(text)}.`);
  return message(together(verdict(why), ...because, others), [
    section(verdict(why)),
    ...some(texts, (text) => say`${text}`),
    ...(allowed ? [] : missing(why)),
    ...(others.length === 0 ? [] : [section(others)]),
    ...(ask === null ? [] : askButton(ask)),
    ...rules(why),
  ]);
}
