/** Words that take little or nothing: `me`, `setup`, `help`, `task`, `import`. */
import { optional, sequence, tails, type Words } from '../combine.ts';
import { inProduct } from '../endings.ts';
import { grammar, productsFor } from '../grammar.ts';
import type { ImportLine } from '../lines.ts';
import { literal } from '../literals.ts';
import { taskId } from '../requests.ts';

const nothing = sequence();

export const me = grammar({
  name: 'me',
  usage: ['me'],
  says: 'Shows what you hold, until when and why, and what waits for you.',
  examples: ['me', ''],
  makes: ['me'],
  words: nothing,
  lines: () => [{ verb: 'me' as const }],
});

export const setup = grammar({
  name: 'setup',
  usage: ['setup'],
  says: 'Sets Roledesk up: products, role models, the help desk, the first people.',
  examples: ['setup'],
  makes: ['setup'],
  words: nothing,
  lines: () => [{ verb: 'setup' as const }],
});

/** A first word of any command. */
const command: Words<{ about: string }> = {
  keys: ['about'],
  read(reader, at) {
    const word = reader.wordAt(at);
    if (word !== undefined && reader.verbs.includes(word))
      return [{ at: at + 1, values: { about: word }, missing: false }];
    return reader.lacking(at, { what: 'a command', words: reader.verbs });
  },
};

export const help = grammar({
  name: 'help',
  usage: ['help [<command>]'],
  says: 'Says what you can type.',
  examples: ['help', 'help set'],
  makes: ['help'],
  words: optional(command),
  lines: ({ about }) => [{ verb: 'help' as const, about }],
});

export const tasks = grammar({
  name: 'task list',
  aliases: ['tasks'],
  usage: ['task list'],
  says: 'Lists what waits to be done by hand.',
  examples: ['task list', 'tasks'],
  makes: ['tasks'],
  words: optional(literal('list')),
  lines: () => [{ verb: 'tasks' as const }],
});

export const taskDone = grammar({
  name: 'task done',
  usage: ['task done <task id>'],
  says: 'Says that a task was done by hand.',
  examples: ['task done tsk_01h00000000000000000000000'],
  makes: ['task_done'],
  words: sequence(literal('done'), taskId),
  lines: ({ task }) => [{ verb: 'task_done' as const, task }],
});

export const importThings = grammar({
  name: 'import',
  usage: ['import [in <product>]'],
  says: 'Takes a product’s things from a CSV text, as a plan first.',
  examples: ['import', 'import in minikai'],
  makes: ['import'],
  words: tails(inProduct),
  lines: ({ product }, setting): readonly ImportLine[] =>
    productsFor({ product }, setting).map((one) => ({ verb: 'import', product: one })),
});
