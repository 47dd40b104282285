/** `/role offboard @ana`: shows what would end and asks first; nothing happens before the form is submitted. */
import type { SubjectId, WorkspaceId } from '../../domain/ids.ts';
import { invalid } from '../../domain/refusal.ts';
import { keepDraft } from '../../operations/plans.ts';
import { offboardingForm } from '../../queries/offboarding.ts';
import { type Opening, openFormIn } from '../forms.ts';
import { subjectIn, workspaceIn } from '../resolve.ts';
import { offboardForm } from '../views/index.ts';
import type { Draft } from '../words/index.ts';
import type { Command } from './index.ts';

/** What the form was opened about, where that is more than the person. */
export interface OffboardDraft {
  target: SubjectId;
  workspace: WorkspaceId | null;
}

/** The form about one person; in one product, or in every one where whoever opens it may. */
export const offboardOpening = (
  target: SubjectId,
  workspace: WorkspaceId | null = null,
  reason: string | null = null,
): Opening => ({
  title: 'Offboard',
  async fill(turn) {
    const shown = await turn.bot.look(turn.caller, offboardingForm, { target, workspace });
    const view = offboardForm.build(shown, reason);
    if (!workspace) return view;
    const body: OffboardDraft = { target, workspace };
    const act = { caller: turn.caller };
    return {
      ...view,
      private_metadata: await turn.bot.performWide(act, keepDraft, { kind: 'offboard', body }, String),
    };
  },
});

export const offboard: Command<'offboard'> = async ({ person, product, reason }, turn) => {
  const target = await subjectIn(turn, person);
  const workspace = product === null ? null : (await workspaceIn(turn, product)).id;
  await openFormIn(turn, offboardOpening(target, workspace, reason));
  return undefined;
};

/** `offboard` with nothing behind it: whom is not a thing to choose by accident. */
export const offboardWords = (draft: Draft): Opening => ({
  title: 'Offboard',
  async fill(turn) {
    if (!draft.person)
      throw invalid('Say whom.', {
        code: 'who',
        next: 'Type `/role offboard @name`: you see what ends before it happens.',
      });
    return offboardOpening(await subjectIn(turn, draft.person)).fill(turn);
  },
});
