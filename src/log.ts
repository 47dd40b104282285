/** Structured logs: only fields that are named here get out, so that no text, reason, token or URL ever does. */
import { pino } from 'pino';

/** What may be logged besides the message. `error` is cut down to what it is and where it came from. */
export interface LogFields {
  tenant?: string;
  workspace?: string;
  subject?: string;
  request?: string;
  event?: string;
  delivery?: string;
  subscriber?: string;
  job?: string;
  during?: string;
  key?: string;
  operation?: string;
  state?: string;
  mode?: string;
  port?: number;
  count?: number;
  attempts?: number;
  milliseconds?: number;
  status?: number;
  error?: unknown;
}

type Write = (fields: LogFields, message: string) => void;

/** Messages are fixed sentences; whatever varies is a field. */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
  fatal: Write;
}

const kinds: { readonly [Name in keyof Required<LogFields>]: 'word' | 'number' | 'error' } = {
  tenant: 'word',
  workspace: 'word',
  subject: 'word',
  request: 'word',
  event: 'word',
  delivery: 'word',
  subscriber: 'word',
  job: 'word',
  during: 'word',
  key: 'word',
  operation: 'word',
  state: 'word',
  mode: 'word',
  port: 'number',
  count: 'number',
  attempts: 'number',
  milliseconds: 'number',
  status: 'number',
  error: 'error',
};

// Ids, names of actions and the like. Whatever looks different (spaces, slashes, line breaks) is not one, and is dropped.
const word = /^[\w.:+-]{1,200}$/;
const secret = /xox[a-z]-|xapp-/i;
// `at name (file:1:2)` or `at file:1:2`; a message may have lines that begin with "at", but they do not end like this.
const frame = /^\s+at (?:(?:async |new )?[\w.$<>[\] ]+ \()?(?:file:|node:|\/|[A-Z]:\\)[^\s()]*:\d+:\d+\)?$/gm;

const isWord = (value: unknown): value is string =>
  typeof value === 'string' && word.test(value) && !secret.test(value);

/** Where an error happened: the lines of its stack after its message, as far as they look like nothing else. */
const framesOf = (stack: string, message: string): string[] => {
  const from = stack.indexOf(message);
  const rest = from < 0 ? stack : stack.slice(from + message.length);
  return (rest.match(frame) ?? []).slice(0, 8).map((line) => line.trim());
};

/** The name and code of an error, Slack's own code for it, and where it happened; never its message, which may quote anybody. */
function cutDown(error: unknown, depth = 0): object {
  if (typeof error !== 'object' || error === null) return { name: typeof error };
  const { name, message, code, data, stack, cause } = error as {
    name?: unknown;
    message?: unknown;
    code?: unknown;
    data?: { error?: unknown };
    stack?: unknown;
    cause?: unknown;
  };
  const at = framesOf(String(stack ?? ''), String(message ?? ''));
  return {
    ...(isWord(name) ? { name } : {}),
    ...(isWord(code) || typeof code === 'number' ? { code } : {}),
    ...(isWord(data?.error) ? { slack: data.error } : {}),
    ...(at.length > 0 ? { at } : {}),
    ...(cause !== undefined && depth < 3 ? { cause: cutDown(cause, depth + 1) } : {}),
  };
}

function allowed(fields: object): object {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const kind = kinds[name as keyof LogFields];
    if (kind === 'word' && isWord(value)) kept[name] = value;
    if (kind === 'number' && typeof value === 'number') kept[name] = value;
    if (kind === 'error') kept[name] = cutDown(value);
  }
  return kept;
}

/** Where lines go; standard output unless a test listens. */
export interface Sink {
  write(line: string): void;
}

/** Makes the log: lines of JSON, from this level on. */
export function makeLog(level: string, sink?: Sink): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = sink ? pino(options, sink) : pino(options);
  const at =
    (name: keyof Log): Write =>
    (fields, message) =>
      logger[name](allowed(fields), message);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') };
}

/** The shape in which Bolt and Slack's clients want a logger; of its levels only the words matter. */
export interface BoltLogger {
  debug(...said: unknown[]): void;
  info(...said: unknown[]): void;
  warn(...said: unknown[]): void;
  error(...said: unknown[]): void;
  setLevel(level: string): void;
  getLevel(): never;
  setName(name: string): void;
}

/**
 * Passes on that Bolt had something to say, and at which level, with the error if there was one. What it says is dropped: its
 * debug lines hold whole payloads and its errors may quote them.
 */
export function boltLogger(log: Log): BoltLogger {
  let name = 'bolt';
  const errorIn = (said: readonly unknown[]): Pick<LogFields, 'error'> => {
    const error = said.find((part) => part instanceof Error);
    return error === undefined ? {} : { error };
  };
  return {
    debug: () => {},
    info: () => {},
    warn: (...said) => log.warn({ during: name, ...errorIn(said) }, "Slack's library warns"),
    error: (...said) => log.error({ during: name, ...errorIn(said) }, "Slack's library reports an error"),
    // What is logged is decided by our own level.
    setLevel: () => {},
    getLevel: () => 'info' as never,
    setName: (given) => {
      name = given;
    },
  };
}
