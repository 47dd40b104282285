/** `/role team new`, `project rename`, `mini archive`: words that begin with a kind of thing, as the model has them. */
import { invalid } from '../../../domain/refusal.ts';
import { lengthOf } from '../../../domain/text.ts';
import { optional, sequence, tails } from '../combine.ts';
import { inside } from '../endings.ts';
import { type Grammar, grammar, mistake } from '../grammar.ts';
import type { KnownThing, KnownType } from '../lexicon.ts';
import type { Line, ListLine, NewLine } from '../lines.ts';
import { literal } from '../literals.ts';
import { newName, otherName, thing, typeWord } from '../nouns.ts';
import { quoteMarks } from '../quoting.ts';
import type { Setting } from '../reader.ts';

const longestThingName = 80;

/** The name, if it can be one. */
function checkedName(name: string): string {
  if (quoteMarks.test(name))
    throw invalid('A name cannot hold double quotes.', { next: 'Choose a name without them.', code: 'bad_name' });
  if (lengthOf(name) > longestThingName)
    throw invalid(`A name has at most ${longestThingName} characters.`, {
      next: 'Choose a shorter one.',
      code: 'bad_name',
    });
  return name;
}

export const makeThing: Grammar = grammar({
  name: 'new',
  opens: 'type',
  usage: ['<type> new <name> [in <thing or product>]'],
  says: 'Makes a new one.',
  examples: ['project new Site in web', 'team new "Design in Motion"', 'mini label new sensitive'],
  makes: ['new'],
  words: sequence(typeWord, literal('new'), newName, tails(inside)),
  lines: ({ types, name, where }): readonly NewLine[] => {
    const container = where && 'thing' in where ? where.thing : null;
    const product = where && 'product' in where ? where.product : container?.product;
    return types
      .filter((type) => product === undefined || type.product === product)
      .filter((type) => type.inside.includes(container?.type ?? 'workspace'))
      .map((type) => ({ verb: 'new', type, name: checkedName(name), inside: container }));
  },
  mistakes: [
    mistake(
      sequence(literal('new'), typeWord, newName, tails(inside)),
      'Say the kind of thing first.',
      (said, setting) => makeThing.lines(said, setting),
    ),
  ],
  asks: (lines) => `Which kind: ${titles(lines).join(' or ')}?`,
});

function titles(lines: readonly Line[]): readonly string[] {
  const types = lines.flatMap((line) => (line.verb === 'new' ? [line.type] : []));
  const alike = new Set(types.map(({ title }) => title)).size < types.length;
  return types.map(({ title, product }) => (alike ? `${title} in ${product}` : title));
}

export const rename = grammar({
  name: 'rename',
  opens: 'type',
  usage: ['<type> rename <thing> to <name>'],
  says: 'Gives it another name.',
  examples: ['team rename web to Web Team', 'project rename web/site to "Home page"'],
  makes: ['rename'],
  words: sequence(typeWord, literal('rename'), thing, literal('to'), otherName),
  lines: ({ thing, name }) => [{ verb: 'rename' as const, thing, name: checkedName(name) }],
  mistakes: [
    mistake(sequence(literal('rename'), thing, literal('to'), otherName), 'Say the kind of thing first.', (said) => [
      { verb: 'rename', thing: said.thing, name: checkedName(said.name) },
    ]),
  ],
});

type Done = 'restrict' | 'unrestrict' | 'archive';

const done = (verb: Done, says: string, example: string): Grammar =>
  grammar({
    name: verb,
    opens: 'type',
    usage: [`<type> ${verb} <thing>`],
    says,
    examples: [example],
    makes: [verb],
    words: sequence(typeWord, literal(verb), thing, tails(inside)),
    lines: ({ thing }, setting) => [doing(verb, thing, setting)],
    mistakes: [
      mistake(sequence(literal(verb), thing, tails(inside)), 'Say the kind of thing first.', ({ thing }) => [
        { verb, thing },
      ]),
    ],
  });

export const restrict = done('restrict', 'Closes it to all but the people assigned.', 'project restrict web/site');
export const unrestrict = done('unrestrict', 'Opens it again.', 'project unrestrict site');
export const archive = done('archive', 'Puts it away.', 'project archive site');

function doing(verb: Done, thing: KnownThing, { lexicon }: Setting): Line {
  const type = lexicon.types.find(({ product, name }) => product === thing.product && name === thing.type);
  if (verb === 'archive' || type?.restricts) return { verb, thing };
  throw invalid(`A ${type?.title ?? thing.type} cannot be restricted or opened.`, {
    next: 'In this role model, that is only for things that can be closed.',
    code: 'not_restrictable',
  });
}

const both = (thing: KnownThing, { lexicon }: Setting): readonly Line[] => {
  const restricts = lexicon.types.some((type) => isType(type, thing) && type.restricts);
  return [...(restricts ? [{ verb: 'restrict' as const, thing }] : []), { verb: 'archive' as const, thing }];
};

const isType = (type: KnownType, thing: KnownThing): boolean =>
  type.product === thing.product && type.name === thing.type;

const whichClose =
  'Closing could mean two things: restrict lets in only people who are assigned, archive puts it away. Which one?';

/** `project close site` and `close site`. */
const closeThing = grammar({
  name: 'close',
  opens: 'type',
  usage: [],
  says: '',
  examples: [],
  makes: [],
  words: { keys: [], read: () => [] },
  lines: (): readonly Line[] => [],
  mistakes: [
    mistake(sequence(optional(typeWord), literal('close'), thing, tails(inside)), whichClose, ({ thing }, setting) =>
      both(thing, setting),
    ),
  ],
});

export const list = grammar({
  name: 'list',
  opens: 'type',
  usage: ['<type> list [in <thing or product>]'],
  says: 'Lists them all.',
  examples: ['team list', 'projects', 'project list in web', 'label list'],
  makes: ['list'],
  words: sequence(typeWord, optional(literal('list')), tails(inside)),
  lines: ({ types, where }): readonly ListLine[] => {
    const container = where && 'thing' in where ? where.thing : null;
    const product = where && 'product' in where ? where.product : container?.product;
    const wanted = types.filter((type) => product === undefined || type.product === product);
    return [{ verb: 'list', types: wanted, inside: container }];
  },
});

export const things: readonly Grammar[] = [makeThing, rename, restrict, unrestrict, archive, list, closeThing];
