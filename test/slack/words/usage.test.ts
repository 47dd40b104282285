/** What help tells people to type is understood: every example, and every usage line with and without what may be left out. */
import { allGrammars } from '../../../src/slack/words/index.ts';
import { lineOf, one, typed } from './typing.ts';

const listed = allGrammars.filter(({ usage }) => usage.length > 0);

it.each(listed.flatMap((grammar) => grammar.examples.map((example) => [example, grammar] as const)))(
  'understands the example “%s”',
  (example, grammar) => {
    expect(grammar.makes).toContain(lineOf(example, one).verb);
  },
);

const stands: Readonly<Record<string, string>> = {
  person: '@ana',
  people: '@ana ben@example.com',
  role: 'admin',
  'lesser role': 'member',
  'role there': 'assigned',
  thing: 'project site',
  'thing or product': 'team web',
  'role or thing': 'admin',
  type: 'project',
  name: 'Fresh',
  label: 'house-a',
  product: 'minikai',
  action: 'view',
  length: '4h',
  'shorter length': '2h',
  'day or length': '7d',
  reason: 'it is needed',
  comment: 'fine',
  'R-number': 'R-1042',
  command: 'set',
  'task id': `tsk_${'0'.repeat(26)}`,
};

const filled = (usage: string): string =>
  usage.replace(/<([^>]+)>/gu, (_all, part: string) => stands[part] ?? `<${part}>`);

/** The line with all that may be left out, with none of it, and with each alone. */
function variants(usage: string): readonly string[] {
  const parts = usage.split(/(\[(?:[^[\]]|\[[^\]]*\])*\](?:\.\.\.)?)/u);
  const optional = parts.flatMap((part, at) => (part.startsWith('[') ? [at] : []));
  const choices = [optional, [], ...optional.map((at) => [at])];
  return choices.map((kept) =>
    parts.map((part, at) => (part.startsWith('[') && !kept.includes(at) ? '' : opened(part))).join(''),
  );
}

/** Optional parts within an optional part are kept. */
const opened = (part: string): string => part.replace(/[[\]]|\.\.\./gu, '');

const usages = listed.flatMap((grammar) =>
  grammar.usage.flatMap(variants).map((usage) => [filled(usage), grammar.makes] as const),
);

it.each(usages)('understands the usage “%s”', (line, makes) => {
  // What a label is put on differs from what other words are about; and here a project is only made in a team.
  const text = line.replace(/(?<=label house-a on )project site/u, 'rose cottage');
  const understood = typed(text, one);
  if ('line' in understood) expect(makes).toContain(understood.line.verb);
  else expect(text).toBe('project new Fresh ');
});

it('has a usage, an example and a sentence for every command', () => {
  const lacking = listed.filter(
    ({ says, examples, makes }) => says === '' || examples.length === 0 || makes.length === 0,
  );
  expect(lacking.map(({ name }) => name)).toEqual([]);
});
