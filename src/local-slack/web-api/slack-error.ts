// A Web API answer with `ok: false`.

/** Thrown by methods; becomes `{ ok: false, error, ...extra }`. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(code: string, extra: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** The answer to an argument that is missing or of the wrong kind. */
export const badArgument = (message: string): SlackError =>
  new SlackError('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });
