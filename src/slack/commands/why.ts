/** `/role why ...`: the policy's own reasons; a bare `why` explains the typist's last refusal, `why R-1042` what became of a request. */
import { notFound } from '../../domain/refusal.ts';
import type { ShownRequest } from '../../domain/shown.ts';
import { history as historyQuery } from '../../queries/history.ts';
import { requestByNumber, requestCard } from '../../queries/requests.ts';
import { why as whyQuery } from '../../queries/why.ts';
import { whyLast as whyLastQuery } from '../../queries/why-last.ts';
import type { Said, Turn } from '../bot.ts';
import { subjectIn } from '../resolve.ts';
import {
  at,
  listed,
  own,
  person,
  plainAnswer,
  type Sentence,
  say,
  stuckSays,
  tell,
  together,
  whyAnswer,
} from '../views/index.ts';
import type { Command } from './index.ts';

export const why: Command<'why'> = async ({ person: whom, action, thing }, turn) =>
  whyAnswer(
    await turn.bot.look(turn.caller, whyQuery, {
      product: action.product,
      action: `${action.type}.${action.verb}`,
      thing: thing?.id ?? null,
      subject: await subjectIn(turn, whom),
    }),
  );

export const whyLast: Command<'why_last'> = async (_line, turn) => lastRefusal(turn);

/** The typist's last refusal, explained by how things are now. */
export const lastRefusal = async ({ bot, caller }: Turn): Promise<Said> =>
  whyAnswer(await bot.look(caller, whyLastQuery, undefined));

export const whyRequest: Command<'why_request'> = async ({ request }, turn) => requestReasons(turn, request);

/** Who decides about a request and why it stands as it does: its stages, and everything that happened to it. */
export async function requestReasons({ bot, caller }: Turn, number: number): Promise<Said> {
  const found = await bot.look(caller, requestByNumber, number);
  const shown = found && (await bot.look(caller, requestCard, found.id));
  if (!shown) throw notFound('request of that number');
  const { events, names } = await bot.look(caller, historyQuery, {
    about: { kind: 'request', number },
    since: null,
    from: 0,
    limit: null,
  });
  const told = [...events.items].reverse().map(({ at: when, by, happening }): Sentence => {
    const who = by === null ? null : (names.people.get(by) ?? null);
    return say`${at(when)}: ${tell(happening, who, names)}`;
  });
  return plainAnswer([stagesSay(shown), ...told]);
}

function stagesSay(request: ShownRequest): Sentence {
  const { number, state, stages, stage } = request;
  const all = stages.map(({ title, quorum, votes }, nth): Sentence => {
    const yes = votes.filter(({ verdict }) => verdict === 'approve').map(({ by }): Sentence => [person(by)]);
    const now = state === 'pending' && nth === stage ? own(', which is waiting') : [];
    return say`${title} (${yes.length} of ${quorum}${yes.length === 0 ? [] : say`: ${listed(yes)}`})${now}`;
  });
  return together(
    say`R-${number} is ${state}. Its role model lets these decide, one after the other: ${listed(all, 'then')}.`,
    stuckSays(request),
  );
}
