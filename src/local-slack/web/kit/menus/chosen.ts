// What is chosen in a menu, and choosing in it: shown at once, taken back when it fails.
import type { Block, Element } from '../../../kit.ts';
import { type Acting, useActing } from '../acting.tsx';
import { useOwn } from '../own.ts';
import { useScene } from '../scene.ts';
import { type Choice, chosenIn, putOf } from './choices.ts';

export interface Chosen {
  choices: Choice[];
  choose(choices: Choice[]): void;
  acting: Acting;
}

/** The choices of this element. */
export function useChosen(block: Block, element: Element): Chosen {
  const { values, world } = useScene();
  const acting = useActing(block, element);
  const own = useOwn(chosenIn(element, values[block.block_id]?.[element.action_id ?? ''], world));
  const choose = async (choices: Choice[]) => {
    const mine = own.hold(choices);
    const done = await acting.put(putOf(element, choices));
    (done ? own.settle : own.letGo)(mine);
  };
  return { choices: own.shown, choose: (choices) => void choose(choices), acting };
}
