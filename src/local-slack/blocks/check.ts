// Answers whether Slack would take these blocks, this message or this view, and if not, where and why.
import { z } from 'zod';
import type { Block, Surface, ViewBody } from '../kit.ts';
import { crossChecks } from './checks.ts';
import { type Problem, problemsOf } from './problems.ts';
import { knownBlockTypes, messageBlocksSchema, viewSchema } from './surfaces.ts';

export type Checked<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

const refused = (problems: Problem[]): Checked<never> => ({ ok: false, problems });

/** Checks the blocks of a message; pointers start with `/blocks`. */
export function checkMessageBlocks(raw: unknown, root = '/blocks'): Checked<Block[]> {
  const unsupported = unsupportedBlocks(raw, 'message', root);
  if (unsupported.length > 0) return refused(unsupported);
  const parsed = messageBlocksSchema.safeParse(raw, { reportInput: true });
  if (!parsed.success) return refused(problemsOf(parsed.error.issues, root));
  const blocks = structuredClone(raw) as Block[];
  const problems = crossChecks(blocks, 'message', root);
  return problems.length > 0 ? refused(problems) : { ok: true, value: blocks };
}

/** Checks a modal or a Home view; pointers start with `/view`. */
export function checkView(raw: unknown, allowed: 'modal' | 'home' | 'any' = 'any', root = '/view'): Checked<ViewBody> {
  const type = z.looseObject({ type: z.enum(['modal', 'home']) }).safeParse(raw);
  if (!type.success) return refused(problemsOf(type.error.issues, root));
  const surface = type.data.type;
  if (allowed !== 'any' && surface !== allowed) {
    return refused([{ message: `a view of type ${surface} cannot be used here`, pointer: `${root}/type` }]);
  }
  const unsupported = unsupportedBlocks(type.data.blocks, surface, `${root}/blocks`);
  if (unsupported.length > 0) return refused(unsupported);
  const parsed = viewSchema.safeParse(raw, { reportInput: true });
  if (!parsed.success) return refused(problemsOf(parsed.error.issues, root));
  const view = structuredClone(raw) as ViewBody;
  const problems = [...crossChecks(view.blocks, surface, `${root}/blocks`), ...missingSubmit(view, root)];
  return problems.length > 0 ? refused(problems) : { ok: true, value: view };
}

function unsupportedBlocks(raw: unknown, surface: Surface, root: string): Problem[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((block: unknown, index) => {
    const type = block !== null && typeof block === 'object' && 'type' in block ? block.type : undefined;
    if (typeof type !== 'string') return [{ message: 'missing required field: type', pointer: `${root}/${index}` }];
    if (knownBlockTypes[surface].includes(type)) return [];
    return [{ message: `unsupported type: ${type} in a ${surface}`, pointer: `${root}/${index}/type` }];
  });
}

function missingSubmit(view: ViewBody, root: string): Problem[] {
  const asks = view.type === 'modal' && view.blocks.some((block) => block.type === 'input');
  return asks && !view.submit
    ? [{ message: 'missing required field: submit (there are input blocks)', pointer: root }]
    : [];
}
