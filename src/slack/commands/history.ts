/** `/role history [@ana | web | R-1042] [since 7d] [as file]`: what happened, as sentences; a file goes to the typist's own messages. */
import type { Instant } from '../../domain/instant.ts';
import { type About, history as historyQuery } from '../../queries/history.ts';
import type { Said, Turn } from '../bot.ts';
import { subjectIn } from '../resolve.ts';
import { asPlain, at, historyPage, own, plainAnswer, say, tell } from '../views/index.ts';
import type { HistoryLine } from '../words/index.ts';
import type { Command } from './index.ts';

/** As many as one answer draws; the rest is behind "Show more". */
const piece = 15;

export const history: Command<'history'> = async ({ what, product, since, asFile }, turn) => {
  const about = await aboutOf(what, product, turn);
  return asFile ? historyFile(turn, about, since) : historyPiece(turn, about, since, 0);
};

async function aboutOf(what: HistoryLine['what'], product: string | null, turn: Turn): Promise<About> {
  switch (what?.kind) {
    case undefined:
      return { kind: 'all', product };
    case 'person':
      return { kind: 'person', subject: await subjectIn(turn, what.person), product };
    case 'thing':
      return { kind: 'thing', thing: what.thing.id };
    case 'request':
      return { kind: 'request', number: what.number };
  }
}

export const historyPiece = async (
  { bot, caller }: Turn,
  about: About,
  since: Instant | null,
  from: number,
): Promise<Said> => historyPage(await bot.look(caller, historyQuery, { about, since, from, limit: piece }));

/** The whole of it as CSV, in the typist's zone and in their own messages with Roledesk. */
async function historyFile(turn: Turn, about: About, since: Instant | null): Promise<Said> {
  const { bot, caller, zone, slackUserId } = turn;
  const { events, names, about: whose } = await bot.look(caller, historyQuery, { about, since, from: 0, limit: null });
  const rows = events.items.map(({ at: when, by, seq, workspace, happening }) => {
    const who = by === null ? null : (names.people.get(by) ?? null);
    return [
      when,
      asPlain([at(when)], zone),
      who?.name ?? 'Roledesk',
      happening.type,
      asPlain(tell(happening, who, names), zone),
      workspace ?? '',
      String(seq),
    ];
  });
  // Loaded when somebody wants a file, which is seldom; a start need not wait for it.
  const { csvOf } = await import('../csv.ts');
  const head = ['instant (UTC)', `time (${zone})`, 'by', 'event', 'what happened', 'workspace', 'seq'];
  const { channel } = await bot.client.conversations.open({ users: slackUserId });
  await bot.client.filesUploadV2({
    channel_id: channel?.id ?? '',
    filename: 'history.csv',
    title: whose === null ? 'History' : `History of ${whose}`,
    content: csvOf([head, ...rows]),
  });
  return plainAnswer([say`${own('I put the history into our direct messages as a file')}: ${events.total} events.`]);
}
