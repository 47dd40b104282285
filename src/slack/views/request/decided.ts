/** How a request ended, and what became of it: one sentence that is true now. */
import type { ShownOutcome, ShownRequest, ShownVote } from '../../../domain/shown.ts';
import { roleOn } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, listed, own, person, say, together } from '../kit/sentence.ts';
import { withoutStop } from '../kit/text.ts';
import { tookWords } from '../kit/when.ts';

const votesOf = ({ stages }: ShownRequest): ShownVote[] => stages.flatMap(({ votes }) => votes);

function who(request: ShownRequest, verdict: ShownVote['verdict']): Sentence {
  const voters = votesOf(request).filter((vote) => vote.verdict === verdict);
  return voters.length === 0 ? [] : say` by ${listed(voters.map(({ by }) => person(by)))}`;
}

/** Whoever made it what it is: ` by @B and @C`; nothing where nobody did. */
export function deciders(request: ShownRequest): Sentence {
  if (request.state === 'cancelled') return request.cancelledBy === null ? [] : say` by ${person(request.cancelledBy)}`;
  return who(request, request.state === 'denied' ? 'deny' : 'approve');
}

const took = ({ createdAt, decidedAt }: ShownRequest): Sentence =>
  decidedAt === null ? [] : say` ${tookWords(createdAt, decidedAt)}`;

/** The end of the matter: `Approved by @B after 6 min.` Nothing while it is pending. */
export function decision(request: ShownRequest): Sentence {
  switch (request.state) {
    case 'pending':
      return [];
    case 'approved': {
      const voters = deciders(request);
      if (request.role === null) return say`Answered${voters}${took(request)}.`;
      return voters.length === 0 ? own('Approved automatically.') : say`Approved${voters}${took(request)}.`;
    }
    case 'denied':
      return say`Denied${deciders(request)}${took(request)}.`;
    case 'cancelled':
      return together(
        say`Cancelled${deciders(request)}${took(request)}.`,
        request.cancelledBecause === null ? [] : say`${request.cancelledBecause}`,
      );
    case 'expired':
      return say`Expired${request.decidedAt === null ? [] : say` ${at(request.decidedAt)}`}: nobody decided in time.`;
  }
}

/** Whom it is about, in the words of the one who reads: `You are`, `@Ana is`. */
interface Voice {
  subject: Sentence;
  is: string;
  was: string;
}
export const aboutThem = ({ target }: ShownRequest): Voice => ({ subject: [person(target)], is: 'is', was: 'was' });
export const aboutYou: Voice = { subject: own('You'), is: 'are', was: 'were' };

const untilSays = ({ endsAt }: ShownOutcome): Sentence => (endsAt === null ? [] : say` until ${at(endsAt)}`);

/** What became of an approval: `@Ana is Member until ...`, `Applying: ...`, `Needs a person: ...`. Nothing before one. */
export function outcomeSays({ role, thing, outcome }: ShownRequest, voice: Voice): Sentence {
  if (role === null || outcome === null) return [];
  const what = roleOn(role, thing);
  const { fulfilment } = outcome;
  const note = fulfilment.says === null ? [] : say`${fulfilment.says}`;
  if (outcome.endedAt !== null) return ended(what, outcome, voice);
  switch (fulfilment.state) {
    case 'active':
      return together(say`${voice.subject} ${voice.is} ${what}${untilSays(outcome)}.`, note);
    case 'later':
      return say`${voice.subject} will be ${what} from ${at(outcome.startsAt)}${untilSays(outcome)}.`;
    case 'applying':
      return together(say`Applying: ${what}${untilSays(outcome)}, from ${at(outcome.startsAt)}.`, note);
    case 'by_hand':
      return together(say`Needs a person: ${what}${untilSays(outcome)} is being set up by hand.`, note);
    case 'failed':
      return together(say`Failed: ${what} could not be set up yet. It is tried again.`, note);
  }
}

function ended(what: Sentence, { endedAt, endedBecause, remains }: ShownOutcome, voice: Voice): Sentence {
  if (endedAt === null) return [];
  const because = endedBecause === null ? [] : say` (${withoutStop(endedBecause)})`;
  const now = remains === null ? [] : say`${voice.subject} ${voice.is} ${remains.title}.`;
  return together(say`${voice.subject} ${voice.was} ${what} until ${at(endedAt)}${because}.`, now);
}
