/** A line that could be typed after `/role`, as a person reads it: people by name, nothing escaped, no command before it. */

const entity = /<([@#]|!subteam\^)([A-Z0-9]+)(?:\|([^<>]*))?>/g;

/** `<@U1|ana>` is `@ana`; what Slack escaped is shown as it was typed. */
export const lineWords = (line: string): string =>
  line
    .replace(/^\/role\s+/u, '')
    .replace(
      entity,
      (_all, kind: string, id: string, name = '') => `${kind === '#' ? '#' : '@'}${name.replace(/^[@#]/u, '') || id}`,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
