/** Whether what people were told is what the history says: nothing acknowledged lost, doubled or half done. */
import type { Act, SeenEvent } from '../acts/act.ts';
import { inTurn, together } from '../verdict.ts';

const promised: Record<Act['verdict'], (stands: number, whole: number) => boolean> = {
  acknowledged: (stands, whole) => stands === whole,
  refused: (stands) => stands === 0,
  untouched: (stands) => stands === 0,
  unanswered: (stands, whole) => stands === 0 || stands === whole,
  doubtful: (stands, whole) => stands === 0 || stands === whole,
};

/** A sentence for each act of which the history holds something else than was said. */
export function actViolations(acts: readonly Act[], events: readonly SeenEvent[]): string[] {
  const byType = grouped(events, ({ type }) => type);
  const same = grouped(acts, ({ trace }, at) => trace.shared ?? String(at));
  return [...same.values()].flatMap((copies) => {
    const [act] = copies;
    if (!act) return [];
    const { trace } = act;
    const found = [...(byType.get(trace.type) ?? []), ...((trace.or && byType.get(trace.or)) ?? [])];
    const stands = found.filter(trace.is).length;
    const verdict = copies.map((copy) => copy.repeats.reduce(inTurn, copy.verdict)).reduce(together);
    return [
      ...(promised[verdict](stands, trace.times) ? [] : [standsOtherwise(act, verdict, stands)]),
      ...(copies.filter(wasAcknowledged).length > 1 ? [toldTwice(act)] : []),
      ...copies.filter(wasUnsaid).map(unsaid),
    ];
  });
}

/** A sentence for each decision that was pressed and acknowledged, and is not in the inbox; unless they were told that it was not recorded. */
export const keptViolations = (acts: readonly Act[], inbox: ReadonlySet<string>): string[] =>
  acts
    .filter(({ keptAs, verdict }) => keptAs !== undefined && verdict !== 'untouched' && !inbox.has(keptAs))
    .map(({ who, line }) => `${who}: ${line} was acknowledged and was not kept.`);

const wasAcknowledged = ({ verdict, repeats }: Act): boolean => [verdict, ...repeats].includes('acknowledged');

/** Once it was done, the same payload is answered with the same, and never with a reason why it cannot be done. */
function wasUnsaid({ verdict, repeats }: Act): boolean {
  const answers = [verdict, ...repeats];
  return answers.slice(answers.indexOf('acknowledged') + 1).includes('refused') && answers.includes('acknowledged');
}

const unsaid = ({ who, line, text }: Act): string =>
  `${who}: ${line} was acknowledged, and refused when the same payload came again: ${text.split('\n')[0]}`;

const standsOtherwise = (
  { who, line, trace, text, twice, repeats }: Act,
  verdict: Act['verdict'],
  stands: number,
): string =>
  `${who}: ${line} was ${verdict}${twice ? ', sent twice at once' : ''}${repeats.length > 0 ? `, came again (${repeats.join(', ')})` : ''}, and stands ${stands} times (a whole one ${trace.times}): ${text.split('\n')[0]}`;

const toldTwice = ({ who, line }: Act): string => `${who}: ${line} was acknowledged as done more than once.`;

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item, at: number) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const [at, item] of items.entries()) {
    const key = keyOf(item, at);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
