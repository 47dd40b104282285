/** A plan as a form: the same verdicts as the private answer, with one button that does it. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { ShownPlan } from '../../../domain/shown.ts';
import { planAnswer, planButtons } from '../answers/plans.ts';
import { forms } from '../ids.ts';
import { chosen } from '../kit/fields.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import type { Message } from '../kit/surfaces.ts';
import { modal } from '../kit/surfaces.ts';

const Answers = z
  .object({ about: chosen('This plan is out of date. Make it again.') })
  .transform(({ about }) => ({ plan: about }));

export const planForm = {
  callbackId: forms.plan,

  /** `drawn` is the plan as it is drawn elsewhere; its own buttons give way to the form's. */
  build: (plan: ShownPlan, drawn: Message = planAnswer(plan)): ModalView =>
    modal({
      callback: forms.plan,
      title: 'Before it happens',
      ...(plan.does > 0 && { submit: 'Do it' }),
      about: plan.ref,
      blocks: drawn.blocks.filter(({ block_id }) => block_id !== planButtons),
    }),

  read: (view: Submitted) => readBy(Answers, view),
};
