// Putting a value into a field; a block action goes out where Slack sends one.
import type { Core } from '../core.ts';
import { type Element, type StateValue, VALUE_KEY } from '../kit.ts';
import type { Person } from '../world/world.ts';
import { act, warning } from './interaction.ts';
import type { Narrowing, Picked } from './pick.ts';
import type { Place, Target } from './place.ts';
import type { Outcome } from './told.ts';

export interface Filling extends Narrowing {
  in?: Target;
  /** What is typed into an external select to find the choice; the choice itself when left out. */
  query?: string;
}

/** How a text field stands: still being written in, or Enter was pressed in it. */
export type Leaving = 'writing' | 'entered';

/** Whether an element whose block dispatches acts now; Enter, unless it says otherwise. */
const actsOn = ({ dispatch_action_config }: Element, left: Leaving): boolean =>
  (dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']).includes(
    left === 'entered' ? 'on_enter_pressed' : 'on_character_entered',
  );

/** Puts a value in and sends a block action where Slack does: outside inputs, and in inputs with `dispatch_action`. */
export async function put(
  core: Core,
  person: Person,
  place: Place,
  picked: Picked,
  content: unknown,
  left?: Leaving,
): Promise<Outcome> {
  const { block, element } = picked;
  const key = VALUE_KEY[element.type] ?? 'value';
  const value: StateValue = {
    ...place.values[block.block_id]?.[element.action_id ?? ''],
    type: element.type,
    [key]: content,
  };
  place.values[block.block_id] = { ...place.values[block.block_id], [element.action_id ?? '']: value };
  if (place.view) delete place.view.errors[block.block_id];
  if (block.type === 'input' && block.dispatch_action !== true) return {};
  if (left && !actsOn(element, left)) return {};
  const action = { action_id: element.action_id, block_id: block.block_id, ...value };
  return { problem: warning(await act(core, place, person, action)) };
}
