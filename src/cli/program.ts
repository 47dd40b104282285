/** The program behind the command line: its words, and the code it exits with. */
import { Command, CommanderError } from 'commander';
import { modelCommand } from './model.ts';

/** Runs the words somebody typed; 0 all is well, 1 something is wrong with what they gave, 2 it could not be tried. */
export async function run(words: readonly string[]): Promise<number> {
  const program = new Command('roledesk').description('who holds which role on what, who may change that, and why');
  program.addCommand(modelCommand());
  for (const command of withAll(program)) command.exitOverride().showHelpAfterError();
  try {
    await program.parseAsync(words, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

const withAll = (command: Command): Command[] => [command, ...command.commands.flatMap(withAll)];
