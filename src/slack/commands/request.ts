/** `/role request`: asks for a role or for access, or asks the help desk which role is right. */
import type { SubjectId } from '../../domain/ids.ts';
import { requestAccess } from '../../operations/requests/request-access.ts';
import { recommendedFor } from '../../queries/recommended.ts';
import { askedSays } from '../asked.ts';
import type { Said, Turn } from '../bot.ts';
import { openFormIn } from '../forms.ts';
import { askOpening, type Filled } from '../interactions/ask.ts';
import { actIn, subjectIn, workspaceIn } from '../resolve.ts';
import { plainAnswer } from '../views/index.ts';
import type { Person } from '../words/index.ts';
import type { Command } from './index.ts';

const targetOf = async (turn: Turn, person: Person | null): Promise<SubjectId> =>
  person ? subjectIn(turn, person) : turn.caller.subject;

/** Without a reason there is something to write first: the form opens, filled with what was typed. */
async function openFilled(turn: Turn, filled: Filled): Promise<Said> {
  await openFormIn(turn, askOpening(filled));
  return plainAnswer(['Say why in the form that has opened, or add “because ...” to the line.']);
}

/** A length that was not said is the one that the role recommends; the answer and the card say which. */
export const request: Command<'request'> = async ({ role, thing, thingRole, person, span, reason }, turn) => {
  const workspace = await workspaceIn(turn, role?.product ?? thing?.product ?? '');
  const target = await targetOf(turn, person);
  const on = thing?.id ?? workspace.root;
  const wanted = { thing: on, role: role?.name ?? thingRole?.name ?? null };
  const usual = await turn.bot.look(turn.caller, recommendedFor, wanted);
  const what = { role: usual.role, thing: on };
  const other = target === turn.caller.subject ? null : target;
  if (reason === null) return openFilled(turn, { what, target: other, span, reason: null });

  const endless = span.length === undefined && span.until === undefined;
  const whole = endless && usual.length ? { ...span, length: usual.length } : span;
  const input = { target, role: usual.role, thing: on, span: whole, reason, ticket: null };
  return turn.bot.perform(actIn(turn, workspace.id), requestAccess, input, askedSays);
};

/** Asks which role is right, with no role named (MK-15). */
export const requestHelp: Command<'request_help'> = async ({ product, person, reason }, turn) => {
  const workspace = await workspaceIn(turn, product);
  const target = await targetOf(turn, person);
  const what = { role: null, thing: workspace.root };
  const other = target === turn.caller.subject ? null : target;
  if (reason === null) return openFilled(turn, { what, target: other, span: {}, reason: null });
  const input = { ...what, target, span: {}, reason, ticket: null };
  return turn.bot.perform(actIn(turn, workspace.id), requestAccess, input, askedSays);
};
