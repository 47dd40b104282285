/** What is said to whoever has just asked, decided or ended something: one line, and where to look on. */
import type { Request } from '../domain/request.ts';
import { requestName } from '../domain/request.ts';
import type { Said } from './bot.ts';
import { own, plainAnswer, say, together } from './views/index.ts';

/** After asking: given at once, or with those who decide. */
export function askedSays(request: Request): Said {
  const name = requestName(request);
  if (request.state === 'approved') {
    return plainAnswer([
      say`${name}: you have it already, because your role model gives this at once. Your message shows until when.`,
    ]);
  }
  const gone =
    request.role === null
      ? own('Your question is with the help desk.')
      : own('You have asked; those who decide can see it now.');
  return plainAnswer([together(say`${name}.`, gone, own('Your message with Roledesk shows how it stands.'))]);
}

/** After a vote. */
export function votedSays(request: Request): Said {
  const name = requestName(request);
  if (request.state === 'pending') return plainAnswer([say`Your approval of ${name} is counted; more are needed.`]);
  return plainAnswer([say`${name} is ${request.state}.`]);
}
