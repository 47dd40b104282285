/** Who may decide a request: asked inside the transaction, at the moment of the press, never by who can see the card. */
import type { SubjectId } from '../../domain/ids.ts';
import { place } from '../../domain/instant.ts';
import { conflict, denied } from '../../domain/refusal.ts';
import { mustWait, type Request, requestName, votedAlready, whomItTakes } from '../../domain/request.ts';
import { decide, explain, type Question } from '../../policy/index.ts';
import { candidatesToDecide, decidersOf, rolesThatDecide } from '../../queries/deciders.ts';
import type { Asked, Desk } from '../desk.ts';
import { namesOf } from '../telling.ts';
import { ruleOf } from './rules.ts';

export type Deciding = 'request.approve' | 'request.deny' | 'request.answer';

/**
 * Refuses unless the caller may decide this request in its present stage: with the rule, and with who can. What was decided
 * meanwhile is told only to those who may see it. Nobody decides their own, and nobody decides twice, in any account of theirs.
 */
export async function requireDecider(desk: Desk, action: Deciding, request: Request): Promise<void> {
  const { model, caller } = desk;
  if (!caller) throw new Error('Nobody is deciding');
  const { target, thing } = request;
  // One look for both questions.
  const facts = await desk.facts({ subjects: [target], requests: [request], things: [thing] });
  const sees = decide(model, { caller, action: 'request.view', thing: request.id }, facts);
  if (sees.allowed) mustWait(request, desk.now);
  const asked = await questionOf(desk, action, request);
  if (sees.allowed && action !== 'request.answer' && (await hasVoted(desk, request)))
    throw votedAlready(request, await whoCan(desk, asked, request));
  const decision = decide(model, { ...asked, caller }, facts);
  if (decision.allowed && !(await isTheirOwn(desk, request))) return;
  const reason = decision.reasons[0];
  const says = decision.allowed || !reason ? 'Nobody decides a request of their own.' : reason.text;
  const code = decision.allowed ? 'four_eyes' : (reason?.code ?? 'silence');
  throw denied(says, {
    code,
    action,
    thing,
    target,
    next: await whoCan(desk, asked, request),
  });
}

/** What approving would open comes along, so that nobody approves more, or for longer, than they could give. */
async function questionOf(desk: Desk, action: Deciding, request: Request): Promise<Asked> {
  const { role, thing, target } = request;
  const question: Asked = { action, thing: request.id, target };
  if (action !== 'request.approve' || role === null) return question;
  const { endsAt } = place(request.span, desk.now);
  const onRoot = thing === desk.workspace.root;
  const present = onRoot && endsAt === null ? await desk.tx.grants.findBaseline(desk.workspace.id, target) : undefined;
  return {
    ...question,
    gives: { role, thing, until: endsAt },
    ...(present ? { takes: { role: present.role, thing, until: null } } : {}),
  };
}

/** Two accounts of one person in an Enterprise org are one person. */
async function isOneOf({ tx, caller }: Desk, others: readonly SubjectId[]): Promise<boolean> {
  if (!caller || others.length === 0) return false;
  const people = await tx.subjects.listByIds([...new Set([caller, ...others])]);
  const canonical = (id: SubjectId): string => people.find((one) => one.id === id)?.enterpriseUserId ?? id;
  return others.some((one) => canonical(one) === canonical(caller));
}

const isTheirOwn = (desk: Desk, { requester, target }: Request): Promise<boolean> => isOneOf(desk, [requester, target]);

/** In whatever stage: each is decided by other people. */
async function hasVoted(desk: Desk, { id }: Request): Promise<boolean> {
  return isOneOf(
    desk,
    (await desk.tx.requests.listVotes([id])).map(({ by }) => by),
  );
}

/** Whether a later stage would be short of voices without the caller's, while this one can do without it. */
export async function isNeededLater(desk: Desk, request: Request): Promise<boolean> {
  const { tx, workspace, model, caller } = desk;
  const stages = (await ruleOf(desk, request))?.stages ?? [];
  const waiting = stages[request.stage];
  if (!caller || !waiting || request.stage + 1 >= stages.length) return false;
  const decidersAt = (stage: number) => decidersOf(tx, workspace, model, { ...request, stage });
  const others = (await decidersAt(request.stage)).filter((one) => one !== caller);
  if (others.length < waiting.quorum) return false;
  for (const [stage, { quorum }] of stages.entries()) {
    if (stage <= request.stage) continue;
    const deciders = await decidersAt(stage);
    if (deciders.includes(caller) && deciders.length <= quorum) return true;
  }
  return false;
}

/** `Ada and Abe can decide R-12.` At most five are named, and how many there are beyond. */
async function whoCan(desk: Desk, asked: Asked, request: Request): Promise<string> {
  const { tx, workspace, model, caller } = desk;
  if (!caller) return '';
  const candidates = await candidatesToDecide(tx, workspace, model, request, asked.action);
  const facts = await desk.facts({
    subjects: [request.target, ...candidates],
    things: [request.thing],
    requests: [request],
  });
  const question: Question = { ...asked, caller };
  const decision = explain(model, question, facts, candidates);
  const others = decision.instead.filter((one) => one !== request.requester && one !== request.target);
  if (others.length === 0) {
    const roles = await rolesThatDecide(tx, workspace, model, request);
    return `Nobody else can decide ${requestName(request)} at the moment. ${whomItTakes(roles)}`;
  }
  return `${await namesOf(tx, others)} can decide ${requestName(request)}.`;
}

/**
 * What was true when it was asked and must still be: whoever is to hold the role is here, the thing is not archived, and the
 * model in force still lets it be asked for.
 */
export async function mustStillHold(desk: Desk, request: Request): Promise<void> {
  const { tx, workspace } = desk;
  const name = requestName(request);
  const deny = { next: 'Deny it, saying so, or let them ask anew.' };
  const [target] = await tx.subjects.listByIds([request.target]);
  if (target?.state !== 'active')
    throw conflict(`Whoever ${name} is about is not here any more.`, { ...deny, code: 'target_gone' });
  const thing = await tx.things.get(request.thing);
  if (thing.archivedAt !== null)
    throw conflict(`What ${name} is about has been archived since.`, { ...deny, code: 'thing_archived' });
  if (!(await ruleOf(desk, request)) && request.role !== null)
    throw conflict(`The role model of ${workspace.title} has changed since: this is not asked for any more.`, {
      ...deny,
      code: 'model_changed',
    });
}
