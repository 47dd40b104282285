// A card: a picture, words and buttons in a frame; and cards side by side.
import type { Block, Element, Text } from '../../../kit.ts';
import { ElementOf } from '../elements/ElementOf.tsx';
import { ImageElement } from '../elements/ImageElement.tsx';
import { TextOf } from '../text/TextOf.tsx';

interface Parts {
  title?: Text;
  subtitle?: Text;
  body?: Text;
  subtext?: Text;
  icon?: Element;
  hero_image?: Element;
  actions?: Element[];
}

export const Card = ({ block }: { block: Block }) => <CardBody block={block} parts={block as unknown as Parts} />;

export const Carousel = ({ block }: { block: Block }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: cards beside the window are reached with the arrow keys
  <section className="kit-carousel" tabIndex={0} aria-label="Cards">
    {(block.elements ?? []).map((card, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: cards have no other name
      <CardBody key={index} block={block} parts={card as unknown as Parts} />
    ))}
  </section>
);

function CardBody({ block, parts }: { block: Block; parts: Parts }) {
  const { title, subtitle, body, subtext, icon, hero_image: hero, actions = [] } = parts;
  return (
    <article className="kit-card">
      {hero && <ImageElement element={hero} />}
      {(title || icon) && (
        <div className="kit-card-head">
          {icon && <ImageElement element={icon} />}
          <strong>{title && <TextOf text={title} />}</strong>
        </div>
      )}
      {subtitle && <Soft text={subtitle} />}
      {body && (
        <div className="kit-text">
          <TextOf text={body} />
        </div>
      )}
      {subtext && <Soft text={subtext} />}
      {actions.length > 0 && (
        <div className="kit-actions">
          {actions.map((element) => (
            <ElementOf key={element.action_id} block={block} element={element} />
          ))}
        </div>
      )}
    </article>
  );
}

const Soft = ({ text }: { text: Text }) => (
  <div className="kit-text kit-hint">
    <TextOf text={text} />
  </div>
);
