/**
 * How text goes into Slack's mrkdwn without pinging anybody. The rule: refusals, lines and names are plain text wherever they are made;
 * whoever puts them into `mrkdwn` or top-level `text` escapes them there, once. `plain_text` and `rich_text` take them as they are.
 */

/** Plain text made literal in mrkdwn. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The text behind Slack's three entities; `&amp;lt;` is the text `&lt;`. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const markup = /<([@#!][^<>|\s]*|[a-z]+:[^<>|\s]*)(?:\|([^<>]*))?>/giu;

/** Escaped text from Slack as plain text: `<@U1|ana>` is `@ana`, a channel `#name`, a link its address (never its label). */
export const plain = (text: string): string =>
  unescaped(text.replace(markup, (_all, what: string, name = '') => shown(what, name)));

function shown(what: string, name: string): string {
  if (what.startsWith('@')) return `@${name || what.slice(1)}`;
  if (what.startsWith('#')) return `#${name || what.slice(1)}`;
  if (what.startsWith('!subteam^')) return `@${name.replace(/^@/u, '') || what.slice(9)}`;
  if (what.startsWith('!')) return `@${what.slice(1)}`;
  return what.replace(/^mailto:/u, '');
}
