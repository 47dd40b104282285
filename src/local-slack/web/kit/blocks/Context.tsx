// Small print: texts and small pictures in one line.
import type { Block, Element, Text } from '../../../kit.ts';
import { ImageElement } from '../elements/ImageElement.tsx';
import { TextOf } from '../text/TextOf.tsx';

export const Context = ({ block }: { block: Block }) => (
  <div className="kit-context">
    {(block.elements ?? []).map((element, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a context have no other name
      <ContextPart key={index} element={element} />
    ))}
  </div>
);

function ContextPart({ element }: { element: Element }) {
  if (element.type === 'image') return <ImageElement element={element} />;
  // What is no picture here is a text object.
  return (
    <div className="kit-text">
      <TextOf text={element as unknown as Text} />
    </div>
  );
}
