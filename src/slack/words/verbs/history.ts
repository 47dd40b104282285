/** `/role history`, also `audit`: what happened, for everything or for one. */
import { oneOf, optional, sequence, tails } from '../combine.ts';
import { asFile, inProduct, inside } from '../endings.ts';
import { grammar } from '../grammar.ts';
import { literal } from '../literals.ts';
import { thing } from '../nouns.ts';
import { person } from '../people.ts';
import { requestNumber } from '../requests.ts';
import { since } from '../when.ts';
import { shown } from './look.ts';

export const history = grammar({
  name: 'history',
  aliases: ['audit'],
  usage: [
    'history [<person>] [since <day or length>] [as file]',
    'history <thing> [since <day or length>] [as file]',
    'history <R-number> [since <day or length>] [as file]',
    'history [in <product>] [since <day or length>] [as file]',
  ],
  says: 'Shows what happened, when, by whom and why.',
  examples: [
    'history',
    'history @ana since 7d',
    'history R-1042',
    'history in minikai since 7d',
    'audit team web since 2020-01-01 as file',
  ],
  makes: ['history'],
  words: sequence(
    optional(literal('of', 'for')),
    oneOf(
      sequence(thing, tails(since, asFile, inside)),
      sequence(requestNumber, tails(since, asFile)),
      sequence(optional(person), tails(since, asFile, inProduct)),
    ),
  ),
  lines: (said) => [
    {
      verb: 'history' as const,
      what: shown(said) ?? null,
      product: said.product,
      since: said.since,
      asFile: said.asFile === true,
    },
  ],
});
