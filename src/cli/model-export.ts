/** `roledesk model export FILE --cedar`: a role model in a language of others, the way out. */
import { Command } from 'commander';
import { type CompiledModel, cedarExample, cedarOf } from '../policy/index.ts';
import { loaded } from './loaded-model.ts';

interface Wanted {
  cedar?: true;
  schema?: true;
  entities?: true;
}

/** The subcommand; without a format it says which there are, and exits with 2. */
export function exportCommand(): Command {
  return new Command('export')
    .argument('<file>')
    .description('the model in another language, for whoever decides without Roledesk')
    .option('--cedar', 'as Cedar policies')
    .option('--schema', 'with --cedar: the schema of the policies instead')
    .option('--entities', 'with --cedar: the example at the end of the file as Cedar entities instead')
    .action(exportModel);
}

function exportModel(file: string, wanted: Wanted, command: Command): void {
  if (!wanted.cedar) command.error('error: say which language: --cedar is the one there is');
  if (wanted.schema && wanted.entities) command.error('error: --schema and --entities are two outputs: ask for one');
  const { model } = loaded(file) ?? {};
  if (!model) return;
  const written = wanted.entities ? entitiesOf(model) : cedarOf(model)[wanted.schema ? 'schema' : 'policies'];
  if (written !== null) {
    process.stdout.write(written);
    return;
  }
  console.error(`${file} has no example: add one, see docs/role-model-file.md.`);
  process.exitCode = 1;
}

function entitiesOf(model: CompiledModel): string | null {
  const entities = cedarExample(model);
  return entities && `${JSON.stringify(entities, null, 2)}\n`;
}
