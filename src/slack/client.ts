/** Slack's client, with a shorter way for the few methods that every delivery calls: one request, in JSON, and nothing written for a log. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { BoltLogger } from '../log.ts';
import { oneRequest } from './make-app.ts';
import { webFetch } from './web-fetch.ts';

type Result = Awaited<ReturnType<WebClient['apiCall']>>;

/** They take JSON (reading methods take forms only). */
const inJson: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.update',
  'conversations.open',
  'views.open',
  'views.publish',
  'views.push',
  'views.update',
]);

/**
 * The library spells out every request and answer for a debug line that nobody sees, queues it and prepares to repeat it: more than
 * twice the work of the call. What goes wrong is said with the library's own errors.
 */
class SlackClient extends WebClient {
  private readonly apiUrl: string;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly within: number;

  constructor(token: string, apiUrl: string, logger: BoltLogger, within: number) {
    super(token, { ...oneRequest(apiUrl, logger), timeout: within });
    this.apiUrl = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
    this.headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json; charset=utf-8' };
    this.within = within;
  }

  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<Result> {
    if (!inJson.has(method)) return super.apiCall(method, options);
    const result = await this.posted(method, JSON.stringify(options));
    if (!result.ok) throw new WebAPIPlatformError(result as WebAPIPlatformError['data']);
    return result;
  }

  private async posted(method: string, body: string): Promise<Result> {
    // A timeout that is not taken back keeps the call and its answer in memory until it is over.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), this.within);
    const asked = { headers: this.headers, body, signal: limit.signal };
    const answer = await webFetch(`${this.apiUrl}${method}`, asked)
      .catch((error: Error) => {
        throw new WebAPIRequestError(error);
      })
      .finally(() => clearTimeout(timer));
    const text = await answer.text();
    const retryAfter = Number.parseInt(answer.headers.get('retry-after') ?? '', 10);
    if (answer.status === 429 && Number.isFinite(retryAfter)) throw new WebAPIRateLimitedError(retryAfter);
    if (answer.status !== 200)
      throw new WebAPIHTTPError(answer.status, answer.statusText, Object.fromEntries(answer.headers.entries()), text);
    try {
      return JSON.parse(text) as Result;
    } catch {
      return { ok: false, error: text } as Result;
    }
  }
}

/** A client that gives up a call after so many milliseconds and repeats none. */
export const slackClient = (token: string, apiUrl: string, logger: BoltLogger, within = 10_000): WebClient =>
  new SlackClient(token, apiUrl, logger, within);
