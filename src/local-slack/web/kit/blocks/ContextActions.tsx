// Small actions under a message: two thumbs, and buttons that are a picture.
import type { Block, Element, Feedback } from '../../../kit.ts';
import { useActing } from '../acting.tsx';
import { ThumbDown, ThumbUp, Trash } from '../elements/icons.tsx';
import { useScene } from '../scene.ts';
import { Unsupported } from './Unsupported.tsx';

interface Given {
  block: Block;
  element: Element;
}

export function ContextActions({ block }: { block: Block }) {
  const { viewer } = useScene();
  const seen = (block.elements ?? []).filter((it) => it.visible_to_user_ids?.includes(viewer.id) ?? true);
  return (
    <div className="kit-actions">
      {seen.map((element) => (
        <Action key={element.action_id} block={block} element={element} />
      ))}
    </div>
  );
}

function Action(given: Given) {
  if (given.element.type === 'feedback_buttons') return <Thumbs {...given} />;
  if (given.element.type === 'icon_button') return <IconButton {...given} />;
  return <Unsupported what={`element: ${given.element.type}`} />;
}

function Thumbs({ block, element }: Given) {
  const { press, waits, aside } = useActing(block, element);
  const thumb = (feedback: Feedback | undefined, Sign: typeof ThumbUp) =>
    feedback && (
      <button
        type="button"
        className="kit-icon-button"
        aria-label={feedback.accessibility_label ?? feedback.text.text}
        title={feedback.text.text}
        aria-disabled={waits}
        onClick={() => waits || void press(feedback.value)}
      >
        <Sign />
      </button>
    );
  return (
    <span className="kit-element">
      {thumb(element.positive_button, ThumbUp)}
      {thumb(element.negative_button, ThumbDown)}
      {aside}
    </span>
  );
}

function IconButton({ block, element }: Given) {
  const { press, waits, aside } = useActing(block, element);
  return (
    <span className="kit-element">
      <button
        type="button"
        className="kit-icon-button"
        aria-label={element.accessibility_label ?? element.text?.text}
        title={element.text?.text}
        aria-disabled={waits}
        onClick={() => waits || void press(element.value)}
      >
        <Trash />
      </button>
      {aside}
    </span>
  );
}
