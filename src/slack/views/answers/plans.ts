/** A plan with a verdict per line before anything happens, and what came of it afterwards. */
import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { ShownBatch, ShownGroupPlan, ShownImport, ShownPlan, ShownVerdict } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { actionRow, context, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import { lines, listLines } from '../kit/lists.ts';
import { givingSays, thingWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { listed, own, person, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';

const planned = { do: 'Will do', skip: 'Leaves as is', refuse: 'Cannot' } as const;
const happened = { do: 'Done', skip: 'Left as is', refuse: 'Not done' } as const;

/** `Will do: @Ana, will be invited.` */
const verdictSays =
  (marks: Record<ShownVerdict['verdict'], string>) =>
  ({ about, verdict, says }: ShownVerdict): Sentence =>
    say`${own(marks[verdict])}: ${typeof about === 'string' ? about : person(about)}, ${says}`;

const notesOf = (notes: readonly string[]): KnownBlock[] => {
  const rest = notes.length - 10;
  return [
    ...lines(notes.slice(0, 10).map((note) => say`${note}`)),
    ...(rest > 0 ? [context(say`And ${rest} more notes.`)] : []),
  ];
};

const gives = (plan: ShownPlan): Sentence => {
  const shown = plan.gives.slice(0, 5).map(givingSays);
  const rest = plan.gives.length - shown.length;
  return shown.length === 0 ? [] : say`Each as ${listed(shown)}${rest > 0 ? say` and ${rest} more` : []}.`;
};

/** Names the row of buttons, so that a form can leave it out. */
export const planButtons = 'plan_buttons';

const named = (rows: ActionsBlock[]): KnownBlock[] => rows.map((row) => ({ ...row, block_id: planButtons }));

function buttons({ ref, title, does }: ShownPlan): KnownBlock[] {
  const cancel = button(actions.planCancel, 'Cancel', { hears: `Cancel: ${title}`, value: ref });
  if (does === 0) return [context(own('Nothing of this can be done.')), ...named(actionRow(cancel))];
  const confirms = { hears: `Do it: ${title}`, value: ref, style: 'primary' } as const;
  return named(actionRow(button(actions.planConfirm, 'Do it', confirms), cancel));
}

function drawn(plan: ShownPlan, intro: Sentence): Message {
  const says = together(say`${strong(plan.title)}.`, intro, gives(plan));
  const count = say`${plan.does} of ${plan.verdicts.total} will be done. Nothing has happened yet.`;
  return message(together(says, count), [
    section(says),
    ...listLines(plan.verdicts, { of: 'lines', none: 'There is nothing in it.' }, verdictSays(planned)),
    ...notesOf(plan.notes),
    context(count),
    ...buttons(plan),
  ]);
}

/** What would come of an invitation or another word for many, person by person. */
export const planAnswer = (plan: ShownPlan): Message => drawn(plan, []);

/** A user group, as the people it is today. */
export const groupPlanAnswer = (plan: ShownGroupPlan): Message =>
  drawn(plan, say`${plan.group} is these people today; who joins the group later is not meant.`);

/** Things from a file, line by line. */
export const importPlanAnswer = (plan: ShownImport): Message =>
  drawn(plan, plan.into === null ? say`Into ${plan.product}.` : say`Into ${thingWords(plan.into)} of ${plan.product}.`);

/** What came of it, line by line. */
export function batchAnswer({ title, results, done, notes }: ShownBatch): Message {
  const says = say`${strong(title)}: ${done} of ${results.total} done.`;
  return message(says, [
    section(says),
    ...listLines(results, { of: 'lines' }, verdictSays(happened)),
    ...notesOf(notes),
  ]);
}
