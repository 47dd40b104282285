/** What a change would do: what is gained and lost, things alike together. It says first that nothing has happened. */
import type { ShownEffect, ShownWhatIf } from '../../../domain/shown.ts';
import { context, section } from '../kit/blocks.ts';
import { lines } from '../kit/lists.ts';
import { thingWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { listed, own, person, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';

const mostEffects = 15;
const mostNames = 10;

/** The first few, and how many more there are. */
function few(names: readonly string[]): Sentence {
  const rest = names.length - mostNames;
  return listed([...names.slice(0, mostNames), ...(rest > 0 ? [`${rest} more`] : [])]);
}

function effect({ things, every, gained, lost }: ShownEffect): Sentence {
  const where = every === null ? few(things.map(thingWords)) : say`${every}`;
  const parts = [
    ...(lost.length > 0 ? [say`${strong('loses')} ${few(lost)}`] : []),
    ...(gained.length > 0 ? [say`${strong('gains')} ${few(gained)}`] : []),
  ];
  return say`On ${where}: ${listed(parts)}.`;
}

export function whatIfAnswer({ subject, isYou, effects }: ShownWhatIf): Message {
  const who = isYou ? own('you') : [person(subject)];
  if (effects.length === 0) {
    const nothing = say`Nothing would change in what ${who} can do, as far as you can see. Nothing was changed.`;
    return message(nothing, [section(nothing)]);
  }
  const head = say`What this would change for ${who}. Nothing was changed yet.`;
  const told = effects.slice(0, mostEffects).map(effect);
  const rest = effects.length - told.length;
  return message(together(head, ...told), [
    section(head),
    ...lines(told),
    ...(rest > 0 ? [context(say`And in ${rest} more ways.`)] : []),
  ]);
}
