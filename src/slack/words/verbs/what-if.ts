/** `/role what if set @ana member`: any change of what somebody holds, asked about instead of done. */
import { sequence, type Words } from '../combine.ts';
import { type Grammar, grammar, mistake } from '../grammar.ts';
import type { Line, Proposal } from '../lines.ts';
import { literal } from '../literals.ts';
import { requestNumber } from '../requests.ts';
import { add } from './add.ts';
import { end } from './hold.ts';
import { offboard, remove } from './remove.ts';
import { set } from './set.ts';

const changes: readonly Grammar[] = [set, add, remove, end, offboard];
const names = changes.map(({ name }) => name);

/** The words of the change, as they are typed by themselves, and which change it is. */
const change: Words<{ change: string }> = {
  keys: ['change', ...new Set(changes.flatMap(({ words }) => words.keys))],
  read(reader, at) {
    const one = changes.find(({ name }) => name === reader.wordAt(at));
    if (!one) return reader.lacking(at, { what: names.map((name) => `“${name}”`).join(' or '), words: names });
    const readings = one.words.read(reader, at + 1);
    return readings.map((reading) => ({ ...reading, values: { ...reading.values, change: one.name } }));
  },
};

const isProposal = (line: Line): line is Proposal =>
  ['set', 'add', 'remove_from', 'remove_role', 'offboard'].includes(line.verb) ||
  (line.verb === 'end' && line.what.kind !== 'request');

export const whatIf = grammar({
  name: 'what if',
  usage: [
    'what if set <person> <role>',
    'what if add <people> to <thing> [as <role there>]',
    'what if remove <person> from <thing> [as <role there>]',
    'what if remove <person> <role>',
    'what if end <role or thing>',
    'what if offboard <person> [in <product>]',
  ],
  says: 'Says what somebody would gain and lose by a change, and changes nothing.',
  examples: ['what if set @ana collaborator', 'what if remove @ana from web', 'what if offboard @ana'],
  makes: ['what_if'],
  words: sequence(literal('if'), change),
  lines: (said, setting) => {
    const one = changes.find(({ name }) => name === said.change);
    const lines = one?.lines({ ...said }, setting) ?? [];
    return lines.filter(isProposal).map((proposal) => ({ verb: 'what_if' as const, change: proposal }));
  },
  mistakes: [
    mistake(
      sequence(literal('if'), literal('end', 'extend', 'approve', 'cancel', 'deny'), requestNumber),
      'A request itself says what it gives.',
      ({ request }) => [{ verb: 'show', what: { kind: 'request', number: request } }],
    ),
  ],
});
