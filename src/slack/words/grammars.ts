/** Every command's grammar, in the order in which help lists them. */
import type { Grammar } from './grammar.ts';
import { add } from './verbs/add.ts';
import { approve, cancel, close, deny } from './verbs/decide.ts';
import { history } from './verbs/history.ts';
import { end, extend } from './verbs/hold.ts';
import { invite, inviteCancel, inviteList, inviteResend } from './verbs/invite.ts';
import { label, unlabel } from './verbs/label.ts';
import { noun, show, who, whoCan } from './verbs/look.ts';
import { help, importThings, me, setup, taskDone, tasks } from './verbs/plain.ts';
import { offboard, remove } from './verbs/remove.ts';
import { request, requestHelp } from './verbs/request.ts';
import { set } from './verbs/set.ts';
import { things } from './verbs/things.ts';
import { whatIf } from './verbs/what-if.ts';
import { why, whyCan, whyRequest } from './verbs/why.ts';

export const allGrammars: readonly Grammar[] = [
  me,
  noun,
  request,
  requestHelp,
  approve,
  deny,
  cancel,
  end,
  extend,
  invite,
  inviteList,
  inviteResend,
  inviteCancel,
  set,
  add,
  remove,
  offboard,
  show,
  who,
  whoCan,
  why,
  whyRequest,
  whyCan,
  whatIf,
  history,
  ...things,
  label,
  unlabel,
  tasks,
  taskDone,
  importThings,
  setup,
  help,
  close,
];
