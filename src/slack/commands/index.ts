/** Every line that can be understood, and the command that carries it out; a verb without one does not compile. */
import type { Said, Turn } from '../bot.ts';
import type { Line, Verb } from '../words/index.ts';
import { add } from './add.ts';
import { archive } from './archive.ts';
import { approve, cancel, deny } from './decide.ts';
import { end, extend } from './hold.ts';
import { label } from './label.ts';
import { list } from './list.ts';
import { makeThing } from './new-thing.ts';
import { removeFrom } from './remove-from.ts';
import { rename } from './rename.ts';
import { request, requestHelp } from './request.ts';
import { restrict } from './restrict.ts';
import { set } from './set.ts';

/**
 * Carries out a line and answers the typist alone, or opens a form and answers nothing. It refuses by throwing; it decides
 * nothing by itself.
 */
export type Command<V extends Verb> = (line: Extract<Line, { verb: V }>, turn: Turn) => Promise<Said | undefined>;

type Commands = { [V in Verb]: Command<V> };

export const commands: Partial<Commands> = {
  add,
  approve,
  archive,
  cancel,
  deny,
  end,
  extend,
  label,
  list,
  new: makeThing,
  remove_from: removeFrom,
  rename,
  request,
  request_help: requestHelp,
  restrict,
  set,
  unlabel: label,
  unrestrict: restrict,
};

/** Carries out any line. */
export function carryOut(line: Line, turn: Turn): Promise<Said | undefined> {
  const command = commands[line.verb] as ((line: Line, turn: Turn) => Promise<Said | undefined>) | undefined;
  if (!command) throw new Error(`No command for ${line.verb}`);
  return command(line, turn);
}
