/** Every command's grammar, in the chapters and the order in which help lists them. */
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

/** Words that belong together, as help shows them. */
export interface Chapter {
  title: string;
  grammars: readonly Grammar[];
}

export const chapters: readonly Chapter[] = [
  { title: 'What you hold, and asking for more', grammars: [me, request, requestHelp, extend, end, cancel] },
  { title: 'Deciding', grammars: [approve, deny] },
  { title: 'People', grammars: [invite, inviteList, inviteResend, inviteCancel, set, add, remove, offboard] },
  { title: 'Looking, and asking why', grammars: [noun, show, who, whoCan, why, whyRequest, whyCan, whatIf, history] },
  { title: 'Things', grammars: [...things, label, unlabel, importThings] },
  { title: 'Besides', grammars: [tasks, taskDone, setup, help, close] },
];

export const allGrammars: readonly Grammar[] = chapters.flatMap(({ grammars }) => grammars);
