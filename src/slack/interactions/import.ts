/** Bringing in a product's things: a form for the file, a plan with a verdict per line, and a result per line. */
import { isId, type PlanId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Workspace } from '../../domain/tenant.ts';
import { type KeptPlan, planOf } from '../../operations/plans.ts';
import {
  type ImportLine,
  type ImportVerdict,
  importThings,
  mostImported,
  planImport,
} from '../../operations/things/import-things.ts';
import { importable } from '../../queries/thing-forms.ts';
import type { Said, Turn } from '../bot.ts';
import { textOfFile } from '../files.ts';
import type { Opening } from '../forms.ts';
import { actIn, allWorkspaces, workspaceIn } from '../resolve.ts';
import { batchAnswer, importForm, importPlanAnswer, pieceOf, planForm } from '../views/index.ts';
import type { Draft } from '../words/index.ts';
import { submitting } from './submitting.ts';

/** The form; `product` is the one that was named. */
export const importOpening = (product: string | null = null): Opening => ({
  title: 'Bring in things',
  async fill(turn) {
    const into = product === null ? null : (await workspaceIn(turn, product)).id;
    return importForm.build(await turn.bot.look(turn.caller, importable, undefined), into);
  },
});

export const importFromWords = ({ product }: Draft): Opening => importOpening(product ?? null);

const columns = { needs: ['type', 'name'], takes: ['in', 'id', 'flags'], mostRows: mostImported };

async function linesOf(text: string, field: string): Promise<ImportLine[]> {
  // Few ever bring in a table, and a start need not wait for what reads one.
  const { readTable } = await import('../csv-read.ts');
  return readTable(text, { ...columns, field }).map(({ line, cells }) => ({
    line,
    type: cells.type ?? '',
    name: cells.name ?? '',
    inside: cells.in ?? '',
    id: cells.id ?? '',
    flags: cells.flags ?? '',
  }));
}

async function workspaceWith(turn: Turn, id: string | null): Promise<Workspace> {
  const workspace = (await allWorkspaces(turn)).find((one) => one.id === id);
  if (!workspace) throw notFound('product of that name');
  return workspace;
}

/** The plan as it is drawn, from a place in its lines on. */
async function planFrom(turn: Turn, workspace: Workspace, lines: readonly ImportLine[], ref: PlanId | null, from = 0) {
  const act = { ...actIn(turn, workspace.id), key: ref === null ? turn.key : undefined };
  return turn.bot.perform(act, planImport, { lines, ref }, (planned) => ({
    ref: planned.ref,
    title: `Bring in ${lines.length} things`,
    gives: [],
    verdicts: pieceOf(planned.verdicts, from, `import:${planned.ref}`),
    does: planned.verdicts.filter(({ verdict }) => verdict === 'do').length,
    notes: [],
    product: workspace.title,
    into: null,
  }));
}

/** The file or the lines are read and judged; the plan takes the form's place, and nothing has happened yet. */
export const submitImport = submitting(importForm, async ({ workspace: id, file, text }, turn, view) => {
  const workspace = await workspaceWith(turn, id);
  const field = file === null ? 'text' : 'file';
  const lines = await linesOf(file === null ? (text ?? '') : await textOfFile(turn.bot, view, file, field), field);
  const plan = await planFrom(turn, workspace, lines, null);
  return { response_action: 'update' as const, view: planForm.build(plan, importPlanAnswer(plan)) };
});

/** A confirmed plan: every line judged again, and what came of it. */
export async function carryOutImport({ workspace: id, body }: KeptPlan, turn: Turn): Promise<Said> {
  const workspace = await workspaceWith(turn, id);
  return turn.bot.perform(actIn(turn, workspace.id), importThings, body as ImportLine[], ({ ref, verdicts }) =>
    resultFrom(workspace, verdicts, ref, 0),
  );
}

const resultFrom = (workspace: Workspace, verdicts: readonly ImportVerdict[], ref: string, from: number): Said =>
  batchAnswer({
    title: `Bringing things into ${workspace.title}`,
    results: pieceOf(verdicts, from, `imported:${ref}`),
    done: verdicts.filter(({ verdict }) => verdict === 'do').length,
    notes: [],
  });

const kept = (turn: Turn, ref: string): Promise<KeptPlan> =>
  turn.bot.performWide({ caller: turn.caller }, planOf, { ref }, (found) => found);

/** The next lines of a plan, or of what came of one. */
export async function importPiece(turn: Turn, ref: string, from: number): Promise<Said> {
  const { kind, workspace: id, body } = await kept(turn, ref);
  const workspace = await workspaceWith(turn, id);
  if (kind === 'imported') return resultFrom(workspace, body as ImportVerdict[], ref, from);
  if (kind !== 'import' || !isId('plan', ref)) throw notFound('list like that');
  return importPlanAnswer(await planFrom(turn, workspace, body as ImportLine[], ref, from));
}
