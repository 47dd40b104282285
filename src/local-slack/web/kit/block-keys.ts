// What React knows blocks by: the same button or field stays the same element when its message or form is drawn anew.
import type { Block, Element } from '../../kit.ts';

const signs = (element: Element | undefined): string =>
  element === undefined || element.type === 'image' ? '' : `${element.action_id ?? ''}=${element.value ?? ''}`;

/** Inputs go by their block id, as Slack keeps what was typed by it; others by what can be done in them, as ids may be fresh. */
function sign(block: Block): string {
  if (block.type === 'input') return `input ${block.block_id}`;
  const elements = block.type === 'actions' || block.type === 'context_actions' ? (block.elements ?? []) : [];
  return [block.type, signs(block.accessory), ...elements.map(signs)].join(' ');
}

/** One key for each block, all different. */
export function blockKeys(blocks: Block[]): string[] {
  const times = new Map<string, number>();
  return blocks.map((block) => {
    const own = sign(block);
    const before = times.get(own) ?? 0;
    times.set(own, before + 1);
    return `${own} ${before}`;
  });
}
