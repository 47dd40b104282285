/** Where a request stands, in words: for its heading, for Home, for those who only hear it. */
import { whomItTakes } from '../../../domain/request.ts';
import type { ShownRequest, ShownStage } from '../../../domain/shown.ts';
import { type Sentence, say } from '../kit/sentence.ts';

const approvals = (stage: ShownStage): number => stage.votes.filter(({ verdict }) => verdict === 'approve').length;

/** `waiting for the help desk (0 of 1)`; with several stages `1 of 2 · waiting for ...`. */
function waiting({ stages, stage }: ShownRequest): string {
  const now = stages[stage];
  if (now === undefined) return 'waiting';
  const votes = `waiting for ${now.title} (${approvals(now)} of ${now.quorum})`;
  return stages.length > 1 ? `${stage + 1} of ${stages.length} · ${votes}` : votes;
}

/** Approved says how far it has got: nobody is told `active` before it is. */
function approved({ outcome, role }: ShownRequest): string {
  if (role === null) return 'answered';
  if (outcome === null) return 'approved';
  if (outcome.endedAt !== null) return 'ended';
  if (outcome.fulfilment.state === 'later') return 'approved · begins later';
  if (outcome.fulfilment.state === 'applying') return 'approved · applying';
  if (outcome.fulfilment.state === 'by_hand') return 'approved · needs a person';
  if (outcome.fulfilment.state === 'failed') return 'approved · failed to apply';
  return outcome.endingSoon ? 'approved · active, ends soon' : 'approved · active';
}

/** `waiting for the help desk (0 of 1)`, `denied`, `approved · active`. */
export function statusWords(request: ShownRequest): string {
  if (request.state === 'pending') return waiting(request);
  if (request.state === 'approved') return approved(request);
  return request.state === 'expired' ? 'expired without a decision' : request.state;
}

/** What is said beside it while nobody can decide it: `Nobody can decide this at the moment. It takes somebody else who is Owner ...` */
export const stuckSays = ({ stuck }: ShownRequest): Sentence =>
  stuck === null ? [] : say`Nobody can decide this at the moment. ${whomItTakes(stuck)}`;

/** `Role request`, `Proposal`, `Request for more time`, `Question about roles`. */
export function kindWords({ role, isExtension, isProposal }: ShownRequest): string {
  if (role === null) return 'Question about roles';
  if (isProposal) return 'Proposal';
  return isExtension ? 'Request for more time' : 'Role request';
}

export const isForSelf = ({ requester, target }: ShownRequest): boolean => requester.id === target.id;
