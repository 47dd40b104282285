/** The form for offboarding, submitted: everything ends, what they owned is handed on. */
import type { ViewOutput } from '@slack/bolt';
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import { isId } from '../../domain/ids.ts';
import type { ShownPerson } from '../../domain/shown.ts';
import { type Offboarded, offboard } from '../../operations/people/offboard.ts';
import { planOf } from '../../operations/plans.ts';
import { offboardingForm } from '../../queries/offboarding.ts';
import type { Said, Turn } from '../bot.ts';
import type { OffboardDraft } from '../commands/offboard.ts';
import { shownOne } from '../people.ts';
import { subjectIn } from '../resolve.ts';
import { listed, offboardForm, own, pageView, person, plainAnswer, say } from '../views/index.ts';
import type { Submit } from './index.ts';
import { submitting } from './submitting.ts';

/** A form that was opened about more than the person carries a reference instead of them. */
export const submitOffboarding: Submit = async (view, turn) => {
  const ref = view.private_metadata;
  const draft = isId('plan', ref) ? await draftBehind(turn, ref) : undefined;
  const plain: ViewOutput = draft ? { ...view, private_metadata: draft.target } : view;
  return submitting(offboardForm, (answers, _turn) => carryOut(turn, answers, draft))(plain, turn);
};

async function draftBehind(turn: Turn, ref: string): Promise<OffboardDraft> {
  const kept = await turn.bot.performWide({ caller: turn.caller }, planOf, { ref }, ({ body }) => body);
  return kept as OffboardDraft;
}

interface Answers {
  subject: SubjectId;
  reason: string | null;
  others: string | null;
  successors: readonly { thing: ThingId; slackUserId: string }[];
}

async function carryOut(turn: Turn, answers: Answers, draft: OffboardDraft | undefined) {
  const { bot, caller, key } = turn;
  const { subject: target, reason, others } = answers;
  const workspace = draft?.workspace ?? null;
  const who = await shownOne(turn, target);
  const named = await Promise.all(
    answers.successors.map(async ({ thing, slackUserId }) => ({ thing, subject: await bySlack(turn, slackUserId) })),
  );
  const rest = others === null ? [] : await restTo(turn, { target, workspace }, named, await bySlack(turn, others));
  const input = { target, workspace, successors: [...named, ...rest], reason };
  const said = await bot.performWide({ caller, key }, offboard, input, (done) => offboardedAnswer(done, who));
  return { response_action: 'update' as const, view: pageView('Offboard', said) };
}

const bySlack = (turn: Turn, id: string): Promise<SubjectId> => subjectIn(turn, { kind: 'slack', id, name: null });

/** Everything they own that no successor was named for, to the one named for the rest. */
async function restTo(
  { bot, caller }: Turn,
  about: Pick<OffboardDraft, 'target' | 'workspace'>,
  named: readonly { thing: ThingId }[],
  subject: SubjectId,
) {
  const { owned } = await bot.look(caller, offboardingForm, about);
  return owned
    .filter(({ thing }) => !named.some((one) => one.thing === thing))
    .map(({ thing }) => ({ thing, subject }));
}

function offboardedAnswer({ products, grants, requests, handedOn, ownerless }: Offboarded, who: ShownPerson): Said {
  const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  return plainAnswer([
    say`${person(who)} is out of ${listed([...products])}. ${count(grants, 'grant')} ended at once; what they did stays in the history.`,
    ...(requests > 0 ? [say`${count(requests, 'request')} of theirs cancelled.`] : []),
    ...(handedOn > 0 ? [say`${count(handedOn, 'thing')} handed on.`] : []),
    ...(ownerless > 0
      ? [say`${count(ownerless, 'thing')} without a new owner: a task in the help desk asks for one.`]
      : []),
    own('What has to be done by hand in the products is in the help desk as tasks.'),
  ]);
}
