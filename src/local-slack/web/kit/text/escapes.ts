// The three characters that Slack escapes, as they were written.

/** `&amp;`, `&lt;` and `&gt;` are the only escapes. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
