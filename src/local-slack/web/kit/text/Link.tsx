// A link out of the page, which opens beside it.
import type { ReactNode } from 'react';

export const Link = ({ url, children }: { url: string; children: ReactNode }) => (
  <a className="kit-link" href={url} target="_blank" rel="noreferrer">
    {children}
  </a>
);
