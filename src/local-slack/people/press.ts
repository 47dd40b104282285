// Pressing buttons and entries of overflow menus, through the confirmation dialog when there is one.
import type { Core } from '../core.ts';
import { type Element, VALUE_KEY } from '../kit.ts';
import type { Person } from '../world/world.ts';
import { act, warning } from './interaction.ts';
import { type Narrowing, type Picked, pickButton } from './pick.ts';
import { type Place, placeOf, type Target } from './place.ts';
import type { Outcome } from './told.ts';

export interface Pressing extends Narrowing {
  /** What is answered to a confirmation dialog; yes when left out. */
  confirm?: boolean;
  /** Press what was there when the message was read, although it may have been redrawn since. */
  stale?: boolean;
}

/** Presses; resolves after the acknowledgement. A declined confirmation sends nothing. */
export async function press(
  core: Core,
  person: Person,
  target: Target,
  name: string,
  options: Pressing = {},
): Promise<Outcome> {
  const place = placeOf(core, person, target, options.stale);
  const picked = pickButton(place.blocks, name, place.name, options);
  if (picked.element.confirm && options.confirm === false) return {};
  return pressPicked(core, person, place, picked);
}

/** Presses what was picked. `value` says which of two feedback buttons. */
export async function pressPicked(
  core: Core,
  person: Person,
  place: Place,
  picked: Picked,
  value?: string,
): Promise<Outcome> {
  if (VALUE_KEY[picked.element.type]) throw new Error(`A ${picked.element.type} cannot be pressed`);
  const action = { ...actionOf(picked), ...feedbackOf(picked.element, value) };
  return { problem: warning(await act(core, place, person, action)) };
}

/** The one of the two that was pressed. */
function feedbackOf({ type, positive_button, negative_button }: Element, value?: string): { value?: string } {
  if (type !== 'feedback_buttons') return {};
  const chosen = [positive_button, negative_button].find((it) => it?.value === value);
  if (!chosen)
    throw new Error(`No feedback "${value}"; there are: ${positive_button?.value}, ${negative_button?.value}`);
  return { value: chosen.value };
}

function actionOf({ block, element, option }: Picked): Record<string, unknown> {
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    ...(element.text ? { text: element.text } : {}),
    ...(element.value === undefined ? {} : { value: element.value }),
    ...(element.url ? { url: element.url } : {}),
    ...(element.style ? { style: element.style } : {}),
    ...(option ? { selected_option: option } : {}),
    ...(element.confirm ? { confirm: element.confirm } : {}),
  };
}
