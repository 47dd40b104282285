/** `/role label sensitive on "Rose Cottage"`: what a thing carries. What a person holds is `add @ana to label x`. */
import { sequence, tails } from '../combine.ts';
import { inside } from '../endings.ts';
import { grammar, mistake } from '../grammar.ts';
import { literal } from '../literals.ts';
import { tag, thing } from '../nouns.ts';
import { people } from '../people.ts';

export const label = grammar({
  name: 'label',
  usage: ['label <label> on <thing>'],
  says: 'Puts a label on a thing.',
  examples: ['label house-a on mini "Rose Cottage"'],
  makes: ['label'],
  words: sequence(tag, literal('on'), thing, tails(inside)),
  lines: ({ tag, thing }) => [{ verb: 'label' as const, tag, thing }],
  mistakes: [
    mistake(
      sequence(tag, literal('on', 'to'), people),
      'People hold labels; they are given like this:',
      ({ tag, people }) => [{ verb: 'add', people, thing: tag, thingRole: null, span: {}, reason: null }],
    ),
  ],
});

export const unlabel = grammar({
  name: 'unlabel',
  usage: ['unlabel <label> on <thing>'],
  says: 'Takes a label off a thing.',
  examples: ['unlabel house-a on mini "Rose Cottage"', 'unlabel house-a from rose cottage'],
  makes: ['unlabel'],
  words: sequence(tag, literal('on', 'from'), thing, tails(inside)),
  lines: ({ tag, thing }) => [{ verb: 'unlabel' as const, tag, thing }],
});
