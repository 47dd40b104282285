// A row of buttons, menus and pickers.
import type { Block } from '../../../kit.ts';
import { ElementOf } from '../elements/ElementOf.tsx';

export const Actions = ({ block }: { block: Block }) => (
  <div className="kit-actions">
    {(block.elements ?? []).map((element) => (
      <ElementOf key={element.action_id} block={block} element={element} />
    ))}
  </div>
);
