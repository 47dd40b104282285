/** Tasks: what a person has to do by hand, as numbered steps with a link and Done. */
import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Listed, ShownTask } from '../../../domain/shown.ts';
import type { ActionId } from '../ids.ts';
import { actions } from '../ids.ts';
import { actionRow, context, section } from '../kit/blocks.ts';
import { button, linkButton } from '../kit/buttons.ts';
import { rows } from '../kit/lists.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, own, person, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';
import { counted } from '../kit/text.ts';

const mostSteps = 12;

/** `1. Open ...`: one section, a line per step. */
function steps(task: ShownTask): KnownBlock[] {
  const shown = task.steps.slice(0, mostSteps);
  const rest = task.steps.length - shown.length;
  const numbered = shown.flatMap((step, i): Sentence => [...own(`${i === 0 ? '' : '\n'}${i + 1}. `), ...say`${step}`]);
  return [
    ...(shown.length === 0 ? [] : [section(numbered)]),
    ...(rest > 0 ? [context(say`And ${rest} more steps; the link has them all.`)] : []),
  ];
}

function state({ state: now, createdAt, doneBy, endedAt }: ShownTask): Sentence {
  const ended = endedAt === null ? [] : say` ${at(endedAt)}`;
  if (now === 'done') return say`Done${doneBy === null ? [] : say` by ${person(doneBy)}`}${ended}.`;
  return now === 'dropped' ? say`No longer needed${ended}.` : say`Open since ${at(createdAt)}.`;
}

function buttons(task: ShownTask): ActionsBlock[] {
  if (task.state !== 'open') return [];
  const done = button(actions.taskDone, 'Done', { hears: `Done: ${task.title}`, value: task.id, style: 'primary' });
  return actionRow(done, ...(task.link === null ? [] : linkButton('Open the page', task.link)));
}

const heading = ({ title, person: who }: ShownTask): Sentence =>
  say`${strong(title)}${who === null ? [] : say` for ${person(who)}`}`;

/** A task with its steps while it is open; one line once it is not. */
export function taskBlocks(task: ShownTask): KnownBlock[] {
  if (task.state !== 'open') return [section(together(say`${heading(task)}.`, state(task)))];
  return [section(heading(task)), ...steps(task), context(state(task)), ...buttons(task)];
}

export const taskRows = (
  list: Listed<ShownTask>,
  none: string,
  most: number,
  more: ActionId = actions.showMore,
): KnownBlock[] => rows(list, { most, of: 'tasks', more, ...(none && { none }) }, taskBlocks);

/** The open tasks as an answer. */
export function tasksAnswer(list: Listed<ShownTask>): Message {
  const head = list.total === 0 ? own('No task is open.') : say`${counted(list.total, 'task')} to do by hand.`;
  return message(head, [section(head), ...taskRows(list, '', 8)]);
}

/** The message an Admin gets about a task, redrawn when it is done. */
export function taskNotice(task: ShownTask): Message {
  const says = together(say`A task for an Admin: ${heading(task)}.`, state(task));
  const spoken = task.state === 'open' ? task.steps.slice(0, mostSteps).map((step, i) => say`${i + 1}. ${step}`) : [];
  return message(together(says, ...spoken), taskBlocks(task));
}
