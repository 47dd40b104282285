/** Every line that can be understood, and the command that carries it out; a verb without one does not compile. */
import type { Said, Turn } from '../bot.ts';
import type { Line, Verb } from '../words/index.ts';
import { add } from './add.ts';
import { archive } from './archive.ts';
import { approve, cancel, deny } from './decide.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { end, extend } from './hold.ts';
import { bringIn } from './import.ts';
import { cancelInvited, invitations, resend } from './invitations.ts';
import { invite } from './invite.ts';
import { label } from './label.ts';
import { list } from './list.ts';
import { me } from './me.ts';
import { makeThing } from './new-thing.ts';
import { offboard } from './offboard.ts';
import { removeFrom } from './remove-from.ts';
import { removeRoleOf } from './remove-role.ts';
import { rename } from './rename.ts';
import { request, requestHelp } from './request.ts';
import { restrict } from './restrict.ts';
import { set } from './set.ts';
import { setUp } from './set-up.ts';
import { show } from './show.ts';
import { taskDone, tasks } from './tasks.ts';
import { whatIf } from './what-if.ts';
import { who, whoCanDo } from './who.ts';
import { why, whyLast, whyRequest } from './why.ts';

/**
 * Carries out a line and answers the typist alone, or opens a form and answers nothing. It refuses by throwing; it decides
 * nothing by itself.
 */
export type Command<V extends Verb> = (line: Extract<Line, { verb: V }>, turn: Turn) => Promise<Said | undefined>;

type Commands = { [V in Verb]: Command<V> };

export const commands: Commands = {
  add,
  approve,
  archive,
  cancel,
  cancel_invitation: cancelInvited,
  deny,
  end,
  extend,
  help,
  history,
  import: bringIn,
  invitations,
  invite,
  label,
  list,
  me,
  new: makeThing,
  offboard,
  remove_from: removeFrom,
  remove_role: removeRoleOf,
  rename,
  request,
  request_help: requestHelp,
  resend,
  restrict,
  set,
  setup: setUp,
  show,
  task_done: taskDone,
  tasks,
  unlabel: label,
  unrestrict: restrict,
  what_if: whatIf,
  who,
  who_can: whoCanDo,
  why,
  why_last: whyLast,
  why_request: whyRequest,
};

/** Carries out any line. */
export function carryOut(line: Line, turn: Turn): Promise<Said | undefined> {
  // Sound because the table gives each verb the command for its own lines.
  const command = commands[line.verb] as (line: Line, turn: Turn) => Promise<Said | undefined>;
  return command(line, turn);
}
