// A picture; where it cannot be loaded, or lies inside Slack, its words stand in its place.
import { useState } from 'react';
import type { Element } from '../../../kit.ts';

/** A picture out of the web. */
export function Picture({ url, alt }: { url: string | undefined; alt: string }) {
  const [failed, setFailed] = useState(false);
  if (url === undefined || failed) {
    return (
      <span role="img" aria-label={alt} className="kit-picture kit-picture-missing" title={alt}>
        {alt}
      </span>
    );
  }
  return <img className="kit-picture" src={url} alt={alt} title={alt} onError={() => setFailed(true)} />;
}

export const ImageElement = ({ element }: { element: Element }) => (
  <Picture url={element.image_url} alt={element.alt_text ?? ''} />
);
