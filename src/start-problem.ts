/** What keeps Roledesk from starting, in words for whoever starts it: the setting concerned, and what to do about it. */

/** Its message is shown as it is; anything else that stops the start is an accident and says so. */
export class StartProblem extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'StartProblem';
  }
}

/** Passes the result on; an error becomes the problem that `say` makes of it. */
export async function orSay<Result>(work: Promise<Result>, say: (error: unknown) => string): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof StartProblem ? error : new StartProblem(say(error), error);
  }
}

interface Failed {
  message?: unknown;
  code?: unknown;
  statusCode?: unknown;
  /** Slack's own word for what is wrong. */
  data?: { error?: unknown };
  cause?: unknown;
}

const about = (error: unknown): Failed => (typeof error === 'object' && error !== null ? error : {});

const tokens = {
  SLACK_BOT_TOKEN:
    'Copy the Bot User OAuth Token again from OAuth & Permissions of your Slack app; installing anew changes it.',
  SLACK_APP_TOKEN:
    'Copy it again from Basic Information -> App-Level Tokens of your Slack app; it needs the scope connections:write.',
} as const;

/** The system's or the driver's word for it, such as ECONNREFUSED; looked for in what caused the error, too. */
function codeOf(error: unknown): string {
  const { code, cause, message } = about(error);
  if (cause !== undefined) return codeOf(cause);
  return typeof code === 'string' ? code : String(message ?? error);
}

/** A call of Slack's Web API with the token of this setting failed. */
export const slackProblem =
  (setting: keyof typeof tokens, apiUrl: string) =>
  (error: unknown): string => {
    const { data, statusCode } = about(error);
    if (typeof data?.error === 'string') return `Slack refuses ${setting} (${data.error}). ${tokens[setting]}`;
    const why = typeof statusCode === 'number' ? `HTTP ${statusCode}` : codeOf(error);
    return `Slack does not answer at ${apiUrl} (${why}). Look at the network, and at SLACK_API_URL where it is set.`;
  };

/** The HTTP server could not be opened. */
export const portProblem =
  (port: number) =>
  (error: unknown): string => {
    const code = codeOf(error);
    if (code === 'EADDRINUSE')
      return `PORT ${port} is taken by another program. Stop that one, or choose another PORT.`;
    if (code === 'EACCES') return `PORT ${port} may not be opened by this account. Choose one above 1023.`;
    return `PORT ${port} cannot be opened (${code}). Choose another PORT.`;
  };

/** The database could not be opened. What the drivers say of it names no password. */
export function databaseProblem(error: unknown): string {
  const { code, message } = about(error);
  const said = String(message || code || error);
  // Our own refusals carry no code, and say already what to do.
  return code === undefined ? said : `The database of DATABASE_URL cannot be used: ${said}.`;
}
