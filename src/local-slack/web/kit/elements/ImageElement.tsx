// A picture; where it lies elsewhere, inside Slack, or cannot be loaded, its words stand in its place.
import { useState } from 'react';
import type { Element } from '../../../kit.ts';

/** The page loads from where it comes and from nowhere else; the browser would refuse it. */
function isHere(url: string): boolean {
  try {
    return new URL(url).origin === location.origin;
  } catch {
    return false;
  }
}

/** A picture by its address. */
export function Picture({ url, alt }: { url: string | undefined; alt: string }) {
  const [failed, setFailed] = useState(false);
  const isElsewhere = url !== undefined && !isHere(url);
  if (url === undefined || failed || isElsewhere) {
    const title = isElsewhere ? `${alt} (not loaded from ${url}: nothing leaves this machine)` : alt;
    return (
      <span role="img" aria-label={alt} className="kit-picture kit-picture-missing" title={title}>
        {alt}
      </span>
    );
  }
  return <img className="kit-picture" src={url} alt={alt} title={alt} onError={() => setFailed(true)} />;
}

export const ImageElement = ({ element }: { element: Element }) => (
  <Picture url={element.image_url} alt={element.alt_text ?? ''} />
);
