/**
 * How text goes into Slack's mrkdwn without pinging anybody. The rule: refusals, lines and names are plain text wherever they are made;
 * whoever puts them into `mrkdwn` or top-level `text` escapes them there, once. `plain_text` and `rich_text` take them as they are.
 */

/** Plain text made literal in mrkdwn. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The text behind Slack's three entities; `&amp;lt;` is the text `&lt;`. */
export const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const person = /<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/gu;
const group = /<!subteam\^(S[A-Z0-9]+)(?:\|([^<>]*))?>/gu;

/** A line that can be typed (with mentions as markup), as plain text for a button or a `plain_text` field: `set @ana admin`. */
export function readable(line: string): string {
  const shown = line
    .replace(person, (_all, id: string, name = '') => `@${name || id}`)
    .replace(group, (_all, id: string, name = '') => `@${name.replace(/^@/u, '') || id}`);
  return unescape(shown);
}
