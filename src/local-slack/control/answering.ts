// How the control API and the page's routes answer: JSON or words, and mistakes of the caller with their reason.
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { inWords } from './in-words.ts';

export type Handler = (request: Request) => unknown;

/** Whoever asks for `text/plain` is answered in words. */
export const wantsWords = (request: Request): boolean => request.accepts(['json', 'text']) === 'text';

/** What is said of an error: what is wrong with the input, or its message. */
export const reasonOf = (problem: unknown): string =>
  problem instanceof z.ZodError
    ? z.prettifyError(problem)
    : String(problem instanceof Error ? problem.message : problem);

/** Runs a handler and answers its result as JSON, or in words; mistakes of the caller are 400 with the reason. */
export const answering = (handler: Handler) => async (request: Request, reply: Response) => {
  const answer = (result: unknown) =>
    wantsWords(request) ? reply.type('text').send(`${inWords(result)}\n`) : reply.json(result);
  try {
    answer((await handler(request)) ?? { ok: true });
  } catch (problem) {
    reply.status(400);
    answer({ error: reasonOf(problem) });
  }
};

/** An entry of a table by its name in the URL; refused with the names there are. */
export const one = <T>(table: Record<string, T>, name: string, what: string): T => {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new Error(`No ${what} "${name}"; there are: ${Object.keys(table).join(', ')}`);
  return found;
};

/** Deeds come as JSON only, so that no form of another site can cause one. */
export function jsonOnly(request: Request, reply: Response, next: NextFunction): void {
  const isDeed = request.method !== 'GET' && request.method !== 'HEAD';
  if (!isDeed || request.is('application/json')) next();
  else reply.status(415).json({ error: 'Send application/json' });
}
