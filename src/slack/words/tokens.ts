/** The pieces of a typed line, before anybody knows what they mean. */

interface Place {
  /** As it was typed, still escaped as Slack escapes it: what a suggested line repeats. */
  raw: string;
  /** As plain text: what a refusal shows. */
  text: string;
}

export type Token = Place &
  (
    | { kind: 'word' }
    /** Held together by quotes; `text` is without them. Never a word of the grammar. */
    | { kind: 'quoted' }
    | { kind: 'mention'; id: string; name: string | null }
    | { kind: 'group'; id: string; name: string | null }
    | { kind: 'email'; address: string }
    | { kind: 'request'; number: number }
    /** `<!here>`, `<#C1>` and other markup that never names anybody. */
    | { kind: 'broadcast' | 'channel' | 'markup' }
    /** `because` and all that follows; always the last. */
    | { kind: 'because'; reason: string }
  );

/** Longest line that is read, in code points. */
export const longestLine = 4_000;

/** Most words before the reason; far more than any line needs, and a bound on the names to look up. */
export const mostTokens = 250;

/** A word without the comma or question mark that people put after it. */
export const bare = (text: string): string => text.replace(/[,;:?!]{1,9}$/u, '') || text;
