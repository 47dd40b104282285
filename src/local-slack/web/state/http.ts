// Asks the local Slack over HTTP; what goes wrong is an Error in words that people may read.

/** Nobody answered: nothing is known of what became of it. */
export class Unreachable extends Error {
  constructor() {
    super('The local Slack cannot be reached.');
  }
}

/** GET, answered as JSON. */
export const readJson = (path: string): Promise<unknown> => ask(path, {});

/** POST (or DELETE) of JSON, answered as JSON. */
export const sendJson = (path: string, body: unknown, method: 'POST' | 'DELETE' = 'POST'): Promise<unknown> =>
  ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function ask(path: string, init: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new Unreachable();
  }
  const text = await answer.text();
  if (answer.ok) return text === '' ? undefined : JSON.parse(text);
  throw new Error(problemIn(text) ?? `The local Slack answered ${answer.status} to ${path}.`);
}

function problemIn(text: string): string | undefined {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}
