/** The text of a file that somebody put into a form, fetched from Slack with our own token. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { invalid } from '../domain/refusal.ts';
import type { Bot } from './bot.ts';

const Files = z.object({
  files: z.array(z.object({ id: z.string(), url_private: z.string(), size: z.number().optional() })),
});

const mostBytes = 1_000_000;
const patience = 2_000;

/** Slack's own hosts, and the server whose API we call. */
function isSlacks(url: URL, api: string): boolean {
  const known = /(^|\.)slack(-gov)?\.com$/u.test(url.hostname) && url.protocol === 'https:';
  return known || url.origin === new URL(api).origin;
}

const tooBig = (field: string) =>
  invalid('That file is larger than a megabyte.', { field, next: 'Split it into several files.' });

/** Refuses under `field`: a file that is too large, is no text, or that Slack does not hand over. */
export async function textOfFile({ client }: Bot, view: ViewOutput, id: string, field: string): Promise<string> {
  const states = Object.values(view.state.values).flatMap((block) => Object.values(block));
  const file = states.flatMap((state) => Files.safeParse(state).data?.files ?? []).find((one) => one.id === id);
  const lost = invalid('Slack does not hand me that file.', { field, next: 'Paste its lines instead.' });
  if (!file || !URL.canParse(file.url_private)) throw lost;
  if ((file.size ?? 0) > mostBytes) throw tooBig(field);
  const url = new URL(file.url_private);
  if (!isSlacks(url, client.slackApiUrl)) throw lost;
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${client.token ?? ''}` },
    // Without the scope, Slack leads to a page for signing in.
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch(() => undefined);
  if (!answer?.ok || answer.headers.get('content-type')?.startsWith('text/html')) throw lost;
  const bytes = await answer.arrayBuffer();
  if (bytes.byteLength > mostBytes) throw tooBig(field);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('That file is not text in UTF-8.', { field, next: 'Save it as “CSV UTF-8” and try again.' });
  }
}
