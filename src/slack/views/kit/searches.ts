/** Fields that choose among many: a search in the database while typing, and Slack's own lists of people. */
import type { InputBlock, InputBlockElement } from '@slack/types';
import type { ActionId } from '../ids.ts';
import type { Choice } from './buttons.ts';
import { option } from './buttons.ts';
import { type FieldLooks, field, held, type PickingLooks } from './inputs.ts';

/** One of however many there are, searched in the database while typing. */
export const search = (name: string, label: string, looks: PickingLooks & { acts: ActionId }): InputBlock =>
  field(
    name,
    label,
    {
      type: 'external_select',
      min_query_length: 0,
      ...(looks.initial && { initial_option: option(looks.initial) }),
      ...held(looks.placeholder ?? 'Type to search'),
    },
    looks,
  );

/** Several of however many there are; answered under the field's own action id, which must then be one of ours. */
export function searchMany(
  name: string,
  label: string,
  asks: ActionId,
  chosen: readonly Choice[],
  looks: FieldLooks = {},
): InputBlock {
  const built = field(
    name,
    label,
    {
      type: 'multi_external_select',
      min_query_length: 0,
      max_selected_items: Math.max(20, chosen.length),
      ...(chosen.length > 0 && { initial_options: chosen.map(option) }),
      ...held('Type to search'),
    },
    looks,
  );
  return { ...built, element: { ...built.element, action_id: asks } as InputBlockElement };
}

/** One person of this Slack. */
export const pickPerson = (name: string, label: string, initial: string | null, looks: FieldLooks = {}): InputBlock =>
  field(name, label, { type: 'users_select', ...(initial && { initial_user: initial }) }, looks);

/** Several people of this Slack. */
export const pickPeople = (
  name: string,
  label: string,
  initial: readonly string[],
  looks: FieldLooks = {},
): InputBlock =>
  field(
    name,
    label,
    {
      type: 'multi_users_select',
      max_selected_items: Math.max(50, initial.length),
      ...(initial.length > 0 && { initial_users: [...initial] }),
    },
    looks,
  );
