/** Requests in commands and presses: found by their number or their button, and told of when somebody comes too late. */
import { isId } from '../domain/ids.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { requestBehindButton, requestByNumber, requestCard, workspaceBehindButton } from '../queries/requests.ts';
import type { Said, Turn } from './bot.ts';
import { alreadyDecided } from './views/index.ts';

/** The request of a number that was typed; one that the typist may not see is answered as one that is not there. */
export async function requestNumbered(turn: Turn, number: number): Promise<Request> {
  const request = await turn.bot.look(turn.caller, requestByNumber, number);
  if (!request) throw notFound(`request R-${number}`);
  return request;
}

/** The request behind a button or a form. Whoever sees the button may still not decide: that is judged when they act. */
export async function requestPressed(turn: Turn, id: string): Promise<Request> {
  const request = isId('request', id) ? await turn.bot.look(turn.caller, requestBehindButton, id) : undefined;
  if (!request) throw notFound('request');
  return request;
}

/** The request behind a button as far as it takes to act on it: which one, and in which product. */
export async function placePressed(turn: Turn, id: string): Promise<Pick<Request, 'id' | 'workspace'>> {
  if (!isId('request', id)) throw notFound('request');
  const workspace = await turn.bot.look(turn.caller, workspaceBehindButton, id);
  if (!workspace) throw notFound('request');
  return { id, workspace };
}

/** Acts on a request; whoever comes too late is told how it was decided, by whom and when. */
export async function unlessDecided<Answer>(
  turn: Turn,
  request: Pick<Request, 'id'>,
  act: () => Promise<Answer>,
): Promise<Answer | Said> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.detail.code !== 'not_pending') throw error;
    const shown = await turn.bot.look(turn.caller, requestCard, request.id);
    if (!shown || shown.state === 'pending') throw error;
    return alreadyDecided(shown);
  }
}
