// What a schema cannot say: uniqueness, sums over a payload, and things that depend on one another.
import type { Block, Element, Option, Surface } from '../kit.ts';
import type { Problem } from './problems.ts';
import { points } from './text.ts';

/** All elements of a block with their JSON pointers. */
export function elementsOf(block: Block, at = ''): { element: Element; at: string }[] {
  const single = (key: 'accessory' | 'element') => (block[key] ? [{ element: block[key], at: `${at}/${key}` }] : []);
  const many = (block.type === 'actions' || block.type === 'context_actions' ? (block.elements ?? []) : []).map(
    (element, index) => ({ element, at: `${at}/elements/${index}` }),
  );
  return [...single('accessory'), ...single('element'), ...many];
}

/** All options of a menu, of its groups as well. */
export const optionsOf = (element: Element): Option[] => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

/** Problems of a whole list of blocks that already fits the schema. */
export function crossChecks(blocks: Block[], surface: Surface, root: string): Problem[] {
  const located = blocks.flatMap((block, index) => elementsOf(block, `${root}/${index}`));
  return [
    ...repeatedBlockIds(blocks, root),
    ...blocks.flatMap((block, index) => repeatedActionIds(block, `${root}/${index}`)),
    ...located.flatMap(({ element, at }) => menuProblems(element, at)),
    ...tooMuchFocus(located, surface),
    ...misplacedResponseUrls(blocks, surface, root),
    ...sums(blocks, root),
  ];
}

function repeatedBlockIds(blocks: Block[], root: string): Problem[] {
  const ids = blocks.map((block) => block.block_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [{ message: `block_id already exists: ${id}`, pointer: `${root}/${index}/block_id` }]
      : [],
  );
}

function repeatedActionIds(block: Block, root: string): Problem[] {
  const located = elementsOf(block, root).filter(({ element }) => element.action_id !== undefined);
  const ids = located.map(({ element }) => element.action_id);
  return located.flatMap(({ element, at }, index) =>
    ids.indexOf(element.action_id) < index
      ? [{ message: `action_id already exists in this block: ${element.action_id}`, pointer: `${at}/action_id` }]
      : [],
  );
}

function menuProblems(element: Element, at: string): Problem[] {
  const options = optionsOf(element);
  const values = options.map((option) => option.value);
  const repeated = values.find((value, index) => values.indexOf(value) < index);
  const initial = [...(element.initial_option ? [element.initial_option] : []), ...(element.initial_options ?? [])];
  const same = (one: Option, other: Option) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
  const unknown = options.length > 0 && initial.some((one) => !options.some((option) => same(one, option)));
  return [
    ...(repeated === undefined
      ? []
      : [{ message: `option values must be unique: ${repeated}`, pointer: `${at}/options` }]),
    ...(unknown ? [{ message: 'initial option must equal one of the options exactly', pointer: at }] : []),
    ...((element.max_selected_items ?? 100) < initial.length
      ? [{ message: 'more initial options than max_selected_items', pointer: at }]
      : []),
  ];
}

const sorted = (option: Option) => [option.value, option.text.type, option.text.text, option.description?.text ?? null];

function tooMuchFocus(located: { element: Element; at: string }[], surface: Surface): Problem[] {
  const focused = located.filter(({ element }) => 'focus_on_load' in element && element.focus_on_load === true);
  if (surface === 'message') return [];
  return focused
    .slice(1)
    .map(({ at }) => ({ message: 'only one element may have focus_on_load', pointer: `${at}/focus_on_load` }));
}

function misplacedResponseUrls(blocks: Block[], surface: Surface, root: string): Problem[] {
  return blocks.flatMap((block, index) =>
    block.type === 'input' && surface === 'modal'
      ? []
      : elementsOf(block, `${root}/${index}`)
          .filter(({ element }) => element.response_url_enabled)
          .map(({ at }) => ({ message: 'is allowed in inputs of modals only', pointer: `${at}/response_url_enabled` })),
  );
}

function sums(blocks: Block[], root: string): Problem[] {
  const tables = blocks.filter((block) => block.type === 'table' || block.type === 'data_table');
  const charts = blocks.filter((block) => block.type === 'data_visualization');
  const markdown = blocks.filter((block) => block.type === 'markdown');
  const markdownLength = markdown.reduce((sum, block) => sum + points(String(block.text)), 0);
  return [
    ...(tables.length > 1 ? [{ message: 'only_one_table_allowed', pointer: root }] : []),
    ...(charts.length > 2 ? [{ message: 'no more than 2 data_visualization blocks allowed', pointer: root }] : []),
    ...(markdownLength > 12_000
      ? [{ message: 'markdown blocks must be less than 12001 characters together', pointer: root }]
      : []),
    ...tables.flatMap((table) =>
      cellText(table) > 10_000
        ? [{ message: 'table cells must be less than 10001 characters together', pointer: root }]
        : [],
    ),
  ];
}

const cellText = (table: Block): number =>
  points(
    (JSON.stringify(table.rows).match(/"text":"((?:[^"\\]|\\.)*)"/g) ?? [])
      .map((found) => JSON.parse(found.slice(7)) as string)
      .join(''),
  );
