// Fills in what Slack fills in: block ids, action ids and the `emoji` and `verbatim` flags of text objects.
import type { Ids } from '../ids.ts';
import type { Block, Text } from '../kit.ts';
import { elementsOf } from './checks.ts';

/** Completes a list of blocks in place and returns it. */
export function complete(blocks: Block[], ids: Ids): Block[] {
  for (const block of blocks) {
    block.block_id ??= ids.word();
    for (const { element } of elementsOf(block)) if (element.type !== 'image') element.action_id ??= ids.word();
    fillText(block);
  }
  return blocks;
}

const isText = (value: object): value is Text =>
  'type' in value && 'text' in value && (value.type === 'plain_text' || value.type === 'mrkdwn');

function fillText(value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  if (isText(value)) {
    if (value.type === 'plain_text') value.emoji ??= true;
    else value.verbatim ??= false;
    return;
  }
  for (const inner of Object.values(value)) fillText(inner);
}

/** Text as Slack hands it back in payloads: `&`, `<` and `>` of plain text come escaped. */
export function handedBack<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((inner) => handedBack(inner)) as T;
  if (isText(value) && value.type === 'plain_text') return { ...value, text: escapeText(value.text) };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, handedBack(inner)])) as T;
}

/** Escapes the three characters that Slack escapes; what is already an entity stays. */
export const escapeText = (text: string): string =>
  text
    .replace(/&(?!(amp|lt|gt);)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
