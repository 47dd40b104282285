// The page's side of the wire: what a browser would ask, do and hear.
import type { LocalSlack } from '../../../src/local-slack/index.ts';
import type {
  ChangeShown,
  ClockShown,
  DeedShown,
  Deeds,
  MessageShown,
  OptionsAsked,
  ScreenShown,
  WorldShown,
} from '../../../src/local-slack/page/contract.ts';

export interface Page {
  world(): Promise<WorldShown>;
  screen(person: string): Promise<ScreenShown>;
  /** By name, as a person would look for it. */
  conversation(person: string, name: string): Promise<ScreenShown['conversations'][number]>;
  messages(person: string, name: string): Promise<MessageShown[]>;
  does<Name extends keyof Deeds>(person: string, deed: Name, body: Deeds[Name]): Promise<DeedShown>;
  options(person: string, asked: OptionsAsked): Promise<{ status: number; body: unknown }>;
  clock(to?: object): Promise<ClockShown & { error?: string }>;
  call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
}

/** Talks to the routes of a running local Slack. */
export function pageOf(slack: LocalSlack): Page {
  const call: Page['call'] = async (method, path, body) => {
    const answer = await fetch(`${slack.url}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const get = async <T>(path: string): Promise<T> => (await call('GET', `/page${path}`)).body as T;
  const as = (person: string) => `/as/${encodeURIComponent(person)}`;
  const screen: Page['screen'] = (person) => get(as(person));
  const conversation: Page['conversation'] = async (person, name) => {
    const found = (await screen(person)).conversations.find((it) => it.name === name);
    if (!found) throw new Error(`${person} has no conversation ${name}`);
    return found;
  };
  return {
    call,
    world: () => get('/world'),
    screen,
    conversation,
    messages: async (person, name) => get(`${as(person)}/in/${(await conversation(person, name)).id}`),
    does: async (person, deed, body) => (await call('POST', `/page${as(person)}/${deed}`, body)).body as DeedShown,
    options: (person, asked) => call('POST', `/page${as(person)}/options`, asked),
    clock: async (to) => (await call(to ? 'POST' : 'GET', '/page/clock', to)).body as ClockShown,
  };
}

/** Listens to the stream of changes until it is closed. */
export async function changesOf(slack: LocalSlack): Promise<{ heard: ChangeShown[]; close(): void }> {
  const ending = new AbortController();
  const answer = await fetch(`${slack.url}/page/changes`, { signal: ending.signal });
  const heard: ChangeShown[] = [];
  const read = async () => {
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? [])
      for (const [, line = ''] of String(chunk).matchAll(/^data: (.*)$/gm)) heard.push(JSON.parse(line));
  };
  read().catch(() => undefined);
  await slack.until(() => heard.length > 0, 'the first line of the stream');
  return { heard, close: () => ending.abort() };
}
