/** Approves a request in its present stage, perhaps with less than was asked for; the last approval opens the grant. */
import type { RequestId } from '../../domain/ids.ts';
import { after, place, type Span } from '../../domain/instant.ts';
import { conflict, invalid } from '../../domain/refusal.ts';
import { lessen, mustWait, type Request, requestName } from '../../domain/request.ts';
import { type AskingRule, outranks } from '../../policy/index.ts';
import { decidersOf } from '../../queries/deciders.ts';
import type { Desk, Operation } from '../desk.ts';
import { commentOf, namesOf } from '../telling.ts';
import { titleOf } from '../words.ts';
import { mustNotHoldForGood } from './asked.ts';
import { isNeededLater, mustStillHold, requireDecider } from './deciding.ts';
import { requestHere } from './here.ts';
import { castVote, mustBeNew } from './requests.ts';
import { ruleOf, typeOf } from './rules.ts';

export interface ApproveRequest {
  request: RequestId;
  comment: string | null;
  /** A lesser role, a shorter time, or both; what is left out stays as it was asked for. */
  less?: { role?: string; span?: Span };
}

/**
 * Both the vote and what it opens are recorded, or neither. The approver's right is checked here, at the press, against what
 * they would really give. Refuses what is not waiting any more, and what could not be given any more.
 */
export const approveRequest: Operation<ApproveRequest, Request> = async (desk, { request: id, comment, less }) => {
  const asked = await requestHere(desk, id);
  await requireDecider(desk, asked.role === null ? 'request.answer' : 'request.approve', asked);
  if (asked.role === null)
    throw invalid(`${requestName(asked)} asks which role is right, so there is nothing to approve.`, {
      code: 'question',
      next: 'Press Answer… on its card and say which role fits; they can then ask for that one.',
    });
  await mustBeSpared(desk, asked);
  await mustStillHold(desk, asked);

  if (asked.extends === null) await mustNotHoldForGood(desk, { ...asked, role: asked.role });

  const request = less ? await giveLess(desk, asked, less) : asked;
  return castVote(desk, request, { verdict: 'approve', comment: commentOf(comment) });
};

/** Each stage takes somebody else: a voice that a later stage cannot do without is not spent on this one. */
async function mustBeSpared(desk: Desk, request: Request): Promise<void> {
  if (!(await isNeededLater(desk, request))) return;
  const { tx, workspace, model, caller } = desk;
  const others = (await decidersOf(tx, workspace, model, request)).filter((one) => one !== caller);
  throw conflict('Each stage is approved by somebody else, and nobody but you can approve a later one.', {
    code: 'needed_later',
    next: `${await namesOf(tx, others)} can approve this one.`,
  });
}

/** What they ask for in another request is decided there. */
const decideThere = { field: 'role', next: 'Approve that one, and deny this one.' };

/**
 * Writes down the lesser thing before it is voted on; refuses what is not less, and what the caller could not approve. The same
 * again is no change, and is approved as it was asked for.
 */
async function giveLess(desk: Desk, asked: Request, less: NonNullable<ApproveRequest['less']>): Promise<Request> {
  mustWait(asked, desk.now);
  const role = less.role ?? asked.role;
  const span = less.span ? await spanOf(desk, asked, less.span) : asked.span;
  if (role !== asked.role) await mustBeLesser(desk, asked, role);
  mustBeShorter(desk, asked, span);
  if (role === asked.role && isSameTime(desk, asked, span)) return asked;
  if (role !== asked.role) await mustBeNew(desk, { ...asked, role }, decideThere);
  const request = lessen(asked, { role, span, stage: await stageFor(desk, asked, role) }, desk.now);
  await requireDecider(desk, 'request.approve', request);
  if (role !== asked.role) await mustBeSpared(desk, request);
  await desk.tx.requests.replace(asked, request);
  const { id, target, thing } = request;
  await desk.happened({ type: 'request.changed', request: id, target, role, thing, span });
  return request;
}

/**
 * Another role has stages of its own, and begins with the first. Voices so far were for more, from those who decide on that: where the
 * lesser role takes several, it is asked for by itself.
 */
async function stageFor(desk: Desk, asked: Request, role: string | null): Promise<number> {
  const rule = await ruleOf(desk, { ...asked, role });
  if (takes(await ruleOf(desk, asked)) === takes(rule)) return asked.stage;
  const voices = (rule?.stages ?? []).reduce((sum, { quorum }) => sum + quorum, 0);
  if (role === null || voices < 2 || (await desk.tx.requests.listVotes([asked.id])).length === 0) return 0;
  const title = titleOf(desk.model, role, await typeOf(desk, asked.thing));
  throw conflict(`${title} takes ${voices} approvals of its own, and those so far were for more.`, {
    code: 'takes_others',
    field: 'role',
    next: `Approve what was asked for, or deny it and let them ask for ${title}.`,
  });
}

/** Whose voices a rule takes, and how many. */
const takes = (rule: AskingRule | undefined): string =>
  JSON.stringify(rule?.stages.map(({ by, quorum }) => [by, quorum]));

/** A length for more time counts from the end that there is; every other one from the beginning that was asked for. */
async function spanOf({ tx }: Desk, asked: Request, span: Span): Promise<Span> {
  if (asked.extends === null || !span.length) return { ...(asked.span.from ? { from: asked.span.from } : {}), ...span };
  const { endsAt } = await tx.grants.get(asked.extends);
  return endsAt === null ? span : { until: after(endsAt, span.length) };
}

function isSameTime({ now }: Desk, asked: Request, span: Span): boolean {
  const [before, then] = [place(asked.span, now), place(span, now)];
  return before.startsAt === then.startsAt && before.endsAt === then.endsAt;
}

function mustBeShorter({ now }: Desk, asked: Request, span: Span): void {
  const before = place(asked.span, now);
  const then = place(span, now);
  const ends = then.endsAt !== null || before.endsAt === null;
  const earlier = before.endsAt === null || (then.endsAt !== null && then.endsAt <= before.endsAt);
  if (ends && earlier && then.startsAt >= before.startsAt) return;
  throw invalid('That is longer than was asked for.', {
    field: 'length',
    code: 'not_less',
    next: 'Choose a shorter time, or let them ask for more.',
  });
}

async function mustBeLesser(desk: Desk, asked: Request, role: string | null): Promise<void> {
  const { model, workspace } = desk;
  const type = await typeOf(desk, asked.thing);
  const ranked = type === 'workspace' ? model.roles : (model.thingTypes.get(type)?.roles ?? []);
  const at = (name: string | null): number => ranked.findIndex((one) => one.name === name);
  const comparable = type !== 'workspace' || model.cardinality === 'one';
  if (!comparable || at(role) <= at(asked.role)) {
    throw invalid('That role is not less than what was asked for.', {
      field: 'role',
      code: 'not_less',
      next: 'Choose a lesser role, or let them ask for another one.',
    });
  }
  const present = type === 'workspace' ? await desk.tx.grants.findBaseline(workspace.id, asked.target) : undefined;
  if (present && role !== null && !outranks(model, role, present.role))
    throw invalid('They hold that much already.', { field: 'role', code: 'held_already' });
}
