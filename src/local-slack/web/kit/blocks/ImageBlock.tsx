// A picture with a title.
import type { Block } from '../../../kit.ts';
import { Picture } from '../elements/ImageElement.tsx';
import { TextOf } from '../text/TextOf.tsx';

export const ImageBlock = ({ block }: { block: Block }) => (
  <figure className="kit-image">
    {block.title && (
      <figcaption>
        <TextOf text={block.title} />
      </figcaption>
    )}
    <Picture url={typeof block.image_url === 'string' ? block.image_url : undefined} alt={block.alt_text ?? ''} />
  </figure>
);
