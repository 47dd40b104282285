/** Fields of forms. The block id is the field's name, with a version behind a colon where the field must start afresh. */
import type { InputBlock, InputBlockElement, PlainTextOption, StaticSelect } from '@slack/types';
import type { ActionId } from '../ids.ts';
import { chunks, plain } from './blocks.ts';
import type { Choice } from './buttons.ts';
import { option } from './buttons.ts';
import { cut } from './text.ts';

export interface FieldLooks {
  hint?: string;
  optional?: boolean;
  /** Changing it acts at once, under this id; otherwise the action id is the field's own name. */
  acts?: ActionId;
  /** Slack keeps what was typed as long as the block id stays; another version starts afresh. */
  version?: string;
}

/** A labelled field around an element. */
export function field(name: string, label: string, element: InputBlockElement, looks: FieldLooks = {}): InputBlock {
  return {
    type: 'input',
    block_id: looks.version ? cut(`${name}:${looks.version}`, 255) : name,
    label: plain(label, 2000),
    element: { ...element, action_id: looks.acts ?? name } as InputBlockElement,
    ...(looks.hint && { hint: plain(looks.hint, 2000) }),
    ...(looks.optional && { optional: true }),
    ...(looks.acts && { dispatch_action: true }),
  };
}

interface WritingLooks extends FieldLooks {
  initial?: string | null;
  min?: number;
  max?: number;
  oneLine?: boolean;
  placeholder?: string;
}

/** Words to write. */
export function write(name: string, label: string, looks: WritingLooks = {}): InputBlock {
  const { initial, min, max = 1000, placeholder } = looks;
  return field(
    name,
    label,
    {
      type: 'plain_text_input',
      multiline: !looks.oneLine,
      max_length: max,
      ...(min && { min_length: Math.min(min, max) }),
      ...(initial && { initial_value: cut(initial, max) }),
      ...(placeholder && { placeholder: plain(placeholder, 150) }),
    },
    looks,
  );
}

export interface PickingLooks extends FieldLooks {
  initial?: Choice | null;
  placeholder?: string;
}

/** The placeholder of a picker, where it has one. */
export const held = (placeholder: string | undefined) => (placeholder ? { placeholder: plain(placeholder, 150) } : {});

/** Options as Slack takes them: a plain list up to 100, numbered groups beyond. */
export function optionsFor(choices: readonly Choice[]): Pick<StaticSelect, 'options' | 'option_groups'> {
  if (choices.length <= 100) return { options: choices.map(option) };
  const groups = chunks(choices, 100).map((hundred, i) => ({
    label: plain(`${i * 100 + 1} to ${i * 100 + hundred.length}`, 75),
    options: hundred.map(option),
  }));
  return { option_groups: groups };
}

/** One of a few. */
export function choose(name: string, label: string, choices: readonly Choice[], looks: PickingLooks = {}): InputBlock {
  const initial = choices.find((choice) => choice.value === looks.initial?.value);
  return field(
    name,
    label,
    {
      type: 'static_select',
      ...optionsFor(choices),
      ...(initial && { initial_option: option(initial) }),
      ...held(looks.placeholder),
    },
    looks,
  );
}

/** Several of a few: boxes to tick up to 10, a list beyond. */
export function tick(
  name: string,
  label: string,
  choices: readonly Choice[],
  chosen: readonly string[],
  looks: FieldLooks = {},
): InputBlock {
  const initial: PlainTextOption[] = choices.filter((choice) => chosen.includes(choice.value)).map(option);
  const chosenOnes = initial.length > 0 ? { initial_options: initial } : {};
  const element: InputBlockElement =
    choices.length <= 10
      ? { type: 'checkboxes', options: choices.map(option), ...chosenOnes }
      : { type: 'multi_static_select', ...optionsFor(choices), ...chosenOnes };
  return field(name, label, element, looks);
}
