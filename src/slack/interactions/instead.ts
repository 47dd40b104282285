/** "Did you mean": the lines that a refusal offered, kept under a reference, and taken when their button is pressed. */
import { notFound } from '../../domain/refusal.ts';
import type { WideOperation } from '../../operations/desk.ts';
import { keepPlan, planOf } from '../../operations/plans.ts';
import type { Turn } from '../bot.ts';
import { typed } from '../commands/typed.ts';
import { readNth } from '../views/index.ts';
import type { Press } from './index.ts';

const keepLines: WideOperation<readonly string[], string> = (desk, lines) => keepPlan(desk, 'lines', lines);

/** Keeps lines for the buttons that offer them; answers the reference. */
export const linesKept = ({ bot, caller }: Turn, lines: readonly string[]): Promise<string> =>
  bot.performWide({ caller }, keepLines, lines, (ref) => ref);

/** Takes an offered line as if it had been typed: it is understood and judged anew. */
export const takeLine: Press = async ({ value, sender }, turn) => {
  const nth = readNth(value);
  const plan = nth && (await turn.bot.performWide({ caller: turn.caller }, planOf, { ref: nth.ref }, (found) => found));
  const line = plan?.kind === 'lines' && Array.isArray(plan.body) ? plan.body[nth?.index ?? -1] : undefined;
  if (typeof line !== 'string') throw notFound('line like that');
  return typed(turn.bot, sender, line.replace(/^\/role\s+/u, ''));
};
