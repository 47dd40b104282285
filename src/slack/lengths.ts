/** Lengths between forms and operations: what a form offers when nothing limits it, and what was chosen as a span. */
import type { Span } from '../domain/instant.ts';
import type { ShownLengths } from '../domain/shown.ts';
import type { HowLong } from './views/index.ts';

/** For what is given, not asked for: the usual lengths and no end, which is what is meant when nothing is said. */
export const usualLengths = (span: Span = {}): ShownLengths => ({
  lengths: [
    { count: 1, unit: 'day' },
    { count: 1, unit: 'week' },
    { count: 30, unit: 'day' },
    { count: 90, unit: 'day' },
  ],
  recommended: null,
  openEnded: true,
  chosen: span.until ? { until: span.until } : (span.length ?? null),
});

/** What was chosen, as operations take it; nothing chosen is no end. */
export const spanOf = (length: HowLong | null): Span => {
  if (length === null || length === 'open') return {};
  return 'until' in length ? { until: length.until } : { length };
};
