// Finds the element that a person means by its visible text, label or id, and says what there is when nothing fits.
import { elementsOf, optionsOf } from '../blocks/checks.ts';
import { type Block, type Element, type Option, VALUE_KEY } from '../kit.ts';
import { nameOf } from './fields.ts';

export interface Picked {
  block: Block;
  element: Element;
  /** The chosen entry, when an overflow menu was meant. */
  option?: Option;
}

export interface Narrowing {
  /** The value of the button or option, when several look alike. */
  value?: string | undefined;
  /** The block id, or a text that stands in the same block. */
  near?: string | undefined;
}

const PRESSABLE = new Set(['button', 'workflow_button', 'icon_button', 'overflow']);

const everything = (blocks: Block[]): Picked[] =>
  blocks.flatMap((block) => elementsOf(block).map(({ element }) => ({ block, element })));

/** The very element with these ids, as a click means it; with `value` the entry of an overflow menu. */
export function pickExactly(
  blocks: Block[],
  ids: { block: string; action: string; value?: string | undefined },
  where: string,
): Picked {
  const found = everything(blocks).find(
    ({ block, element }) => block.block_id === ids.block && element.action_id === ids.action,
  );
  if (!found) throw new Error('This has changed meanwhile. Look at it again before you press.');
  if (found.element.type !== 'overflow') return found;
  return { ...found, option: pickOption(optionsOf(found.element), ids.value ?? '', where, true) };
}

/** A button or an entry of an overflow menu. */
export function pickButton(blocks: Block[], name: string, where: string, narrowing: Narrowing = {}): Picked {
  const all = everything(blocks)
    .filter(({ element }) => PRESSABLE.has(element.type))
    .flatMap(entries);
  const near = all.filter((it) => isNear(it.block, narrowing.near) && hasValue(it, narrowing.value));
  const fits = firstNonEmpty([
    near.filter((it) => it.element.action_id === name && it.option === undefined),
    near.filter((it) => textOf(it) === name),
    near.filter((it) => it.element.accessibility_label === name),
    near.filter((it) => textOf(it).toLowerCase() === name.toLowerCase()),
    near.filter((it) => it.element.action_id === name && it.option?.value === narrowing.value),
  ]);
  return only(fits, `button "${name}"`, where, all.map(textOf));
}

const entries = (picked: Picked): Picked[] =>
  picked.element.type === 'overflow' ? optionsOf(picked.element).map((option) => ({ ...picked, option })) : [picked];

const textOf = ({ element, option }: Picked): string => option?.text.text ?? element.text?.text ?? '';

const hasValue = (it: Picked, value: string | undefined): boolean =>
  value === undefined || (it.option?.value ?? it.element.value) === value;

const isNear = (block: Block, near: string | undefined): boolean =>
  near === undefined || block.block_id === near || JSON.stringify(block).includes(JSON.stringify(near).slice(1, -1));

/** A field: something that holds a value. */
export function pickField(blocks: Block[], name: string, where: string, narrowing: Narrowing = {}): Picked {
  const all = everything(blocks).filter(({ element }) => VALUE_KEY[element.type]);
  const near = all.filter((it) => isNear(it.block, narrowing.near));
  const lower = name.toLowerCase();
  const names = ({ block, element }: Picked) =>
    [block.label, element.placeholder, block.text].map((it) => it?.text.toLowerCase());
  const fits = firstNonEmpty([
    near.filter((it) => it.element.action_id === name || it.block.block_id === name),
    near.filter((it) => names(it).includes(lower)),
    near.filter((it) => names(it).some((text) => text?.startsWith(lower))),
  ]);
  return only(
    fits,
    `field "${name}"`,
    where,
    all.map(({ block, element }) => nameOf(block, element)),
  );
}

const firstNonEmpty = (lists: Picked[][]): Picked[] => lists.find((list) => list.length > 0) ?? [];

function only(fits: Picked[], wanted: string, where: string, there: string[]): Picked {
  const [first, second] = fits;
  if (!first) throw new Error(`No ${wanted} in ${where}; there are: ${there.join(', ') || 'none'}`);
  if (second) throw new Error(`${fits.length} times ${wanted} in ${where}; say { value } or { near } to choose one`);
  return first;
}

/** An option by its value, or else, unless `exactly`, by its text. */
export function pickOption(options: Option[], choice: string, where: string, exactly = false): Option {
  const byText = (same: (text: string) => boolean) => (exactly ? undefined : options.find((it) => same(it.text.text)));
  const found =
    options.find((it) => it.value === choice) ??
    byText((text) => text === choice) ??
    byText((text) => text.toLowerCase() === choice.toLowerCase());
  if (found) return found;
  throw new Error(
    `No option "${choice}" in ${where}; there are: ${options.map((it) => it.text.text).join(', ') || 'none'}`,
  );
}
