// Buttons, fields and labels of blocks, by the names a person would use.
import { elementsOf, optionsOf } from '../blocks/checks.ts';
import { type Block, type Element, type StateValues, VALUE_KEY } from '../kit.ts';
import type { World } from '../world/world.ts';
import { readValue } from './reading.ts';

export interface SeenField {
  label: string;
  blockId: string;
  actionId: string;
  type: string;
  /** What stands in it, in words; empty when nothing does. */
  value: string;
  optional: boolean;
  options: string[];
  error?: string;
}

/** The texts of all buttons and overflow entries. */
export const buttonsOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) =>
      element.type === 'overflow'
        ? optionsOf(element).map((it) => it.text.text)
        : element.text
          ? [element.text.text]
          : [],
    ),
  );

/** What a screen reader adds: accessibility labels and alternative texts. */
export const labelsOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => [
    ...(block.alt_text ? [block.alt_text] : []),
    ...elementsOf(block).flatMap(({ element }) => element.accessibility_label ?? element.alt_text ?? []),
  ]);

/** The name a person would use for an element: the label, the text beside it, or its placeholder. */
export const nameOf = (block: Block, element: Element): string =>
  block.label?.text ?? element.text?.text ?? element.placeholder?.text ?? block.text?.text ?? element.action_id ?? '';

/** What can be filled in, with what stands in it. */
export function fieldsOf(
  world: World,
  blocks: Block[],
  values: StateValues,
  errors: Record<string, string> = {},
): SeenField[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) => {
      const value = values[block.block_id]?.[element.action_id ?? ''];
      if (!VALUE_KEY[element.type]) return [];
      const error = errors[block.block_id];
      return [
        {
          label: nameOf(block, element),
          blockId: block.block_id,
          actionId: element.action_id ?? '',
          type: element.type,
          value: value ? readValue(world, value) : '',
          optional: block.type !== 'input' || block.optional === true,
          options: optionsOf(element).map((it) => it.text.text),
          ...(error ? { error } : {}),
        },
      ];
    }),
  );
}
