/** The grammars by name, for the commands that run their lines. */
export { add } from './add.ts';
export { approve, cancel, deny } from './decide.ts';
export { history } from './history.ts';
export { end, extend } from './hold.ts';
export { invite, inviteCancel, inviteList, inviteResend } from './invite.ts';
export { label, unlabel } from './label.ts';
export { show, who, whoCan } from './look.ts';
export { help, importThings, me, setup, taskDone, tasks } from './plain.ts';
export { offboard, remove } from './remove.ts';
export { request, requestHelp } from './request.ts';
export { set } from './set.ts';
export { archive, list, makeThing, rename, restrict, unrestrict } from './things.ts';
export { whatIf } from './what-if.ts';
export { why, whyCan, whyRequest } from './why.ts';
