/** Every line that can be understood, and the command that carries it out; a verb without one does not compile. */
import type { Said, Turn } from '../bot.ts';
import type { Line, Verb } from '../words/index.ts';
import { set } from './set.ts';

/** Carries out a line and answers the typist alone. It refuses by throwing; it decides nothing by itself. */
export type Command<V extends Verb> = (line: Extract<Line, { verb: V }>, turn: Turn) => Promise<Said>;

type Commands = { [V in Verb]: Command<V> };

export const commands: Partial<Commands> = { set };

/** Carries out any line. */
export function carryOut<V extends Verb>(line: Extract<Line, { verb: V }>, turn: Turn): Promise<Said> {
  const command = commands[line.verb as V] as Command<V> | undefined;
  if (!command) throw new Error(`No command for ${line.verb}`);
  return command(line, turn);
}
