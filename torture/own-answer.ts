/** What was said about one payload alone: whoever does one thing may hear late about what they did before. */
import type { LocalSlack, SentPayload, Told } from '../src/local-slack/index.ts';

/** Sends something, and finds the payload that left with it; undefined where it did not leave at once. */
export function sending<Sent>(
  slack: LocalSlack,
  name: string,
  send: () => Sent,
): { sent: Sent; payload?: SentPayload } {
  const before = latest(slack, name);
  const sent = send();
  const payload = latest(slack, name);
  return payload && payload.body !== before?.body ? { sent, payload } : { sent };
}

function latest(slack: LocalSlack, name: string): SentPayload | undefined {
  try {
    return slack.lastSent(name);
  } catch {
    return undefined;
  }
}

/** Whether a message came by the response URL of this payload, or was the answer in its acknowledgement. */
export const answersTo = (payload: SentPayload, { answers }: { answers?: string }): boolean =>
  answers !== undefined && answers === payload.body.response_url;

/** Of what somebody was told, what is about this payload. A form is answered by itself, whatever is said beside it. */
export function about(payload: SentPayload, { problem, errors, view, messages }: Told): string {
  const own = messages.filter((message) => answersTo(payload, message));
  const words = [problem, ...Object.values(errors), ...own.map(({ text }) => text), view?.text];
  return words.filter((it) => it).join('\n');
}
