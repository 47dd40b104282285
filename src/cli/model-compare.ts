/** `roledesk model compare OLD NEW`, and `--stored PRODUCT NEW`: what a changed role model changes, before anybody takes it up. */
import { Command } from 'commander';
import { compareFor, compareModels } from '../policy/index.ts';
import { peopleText } from './compare-people-text.ts';
import { type Compared, differenceText } from './compare-text.ts';
import { loaded } from './loaded-model.ts';
import { NotStored, readStored, type Stored } from './stored-model.ts';

interface Wanted {
  stored?: string;
  slack?: string;
  exact?: true;
  json?: true;
}

/** The subcommand; it exits like diff: 0 nobody may anything else, 1 somebody may, 2 it could not be tried. */
export function compareCommand(): Command {
  return new Command('compare')
    .argument('<files...>', 'the old file and the new one; with --stored the new one alone')
    .description('who gains and loses what between two models, for any facts')
    .option('--stored <product>', 'compare with the stored model in force, and for the people there are')
    .option('--slack <id>', 'with --stored: the Slack workspace or org, where the product is set up in several')
    .option('--exact', 'leave out who could already, or still can, by another line')
    .option('--json', 'everything as data')
    .action(compare);
}

async function compare(files: readonly string[], wanted: Wanted, command: Command): Promise<void> {
  const needed = wanted.stored === undefined ? 2 : 1;
  if (files.length !== needed)
    command.error(`error: give ${needed === 2 ? 'two files, old and new' : 'the new file alone'}`);
  if (wanted.slack !== undefined && wanted.stored === undefined) command.error('error: --slack goes with --stored');
  const after = loaded(files.at(-1) ?? '')?.model;
  const stored = wanted.stored === undefined ? null : await storedModel(wanted.stored, wanted.slack);
  const before = wanted.stored === undefined ? loaded(files[0] ?? '')?.model : stored?.model;
  if (!before || !after) {
    process.exitCode = 2;
    return;
  }
  const compared = { before, after, difference: compareModels(before, after) };
  process.stdout.write(wanted.json ? asData(compared, stored) : asText(compared, stored, wanted.exact ?? false));
  if (!compared.difference.isEquivalent) process.exitCode = 1;
}

/** Null once it has been said why there is none. */
async function storedModel(product: string, slack?: string): Promise<Stored | null> {
  try {
    return await readStored(product, slack);
  } catch (error) {
    if (!(error instanceof NotStored)) throw error;
    console.error(error.message);
    return null;
  }
}

function asText(compared: Compared, stored: Stored | null, exact: boolean): string {
  const text = differenceText(compared, exact);
  return stored ? `${text}\n${peopleText(peopleOf(compared, stored), compared.difference, stored.names)}` : text;
}

function asData(compared: Compared, stored: Stored | null): string {
  const people = stored ? { people: peopleOf(compared, stored) } : {};
  return `${JSON.stringify({ ...compared.difference, ...people }, null, 2)}\n`;
}

const peopleOf = ({ before, after, difference }: Compared, { snapshot, requests }: Stored) =>
  compareFor(before, after, snapshot, requests, difference);
