/** What a person reads: blocks flattened to lines, buttons in brackets, mentions as @U1, dates by their fallback. */

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Slack's marks as a person sees them; what was escaped comes back as it was typed. */
export const unmarked = (text: string): string =>
  text
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<([@#])([A-Z0-9]+)>/g, '$1$2')
    .replace(/<https?:[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function textOf(value: unknown): string {
  if (!isObject(value)) return '';
  if (value.type === 'plain_text') return words(value.text);
  return unmarked(words(value.text).replace(/[*`]/g, ''));
}

const optionsOf = (element: Json): Json[] => [
  ...list(element.options),
  ...list(element.option_groups).flatMap((group) => list(group.options)),
];

function elementText(element: Json): string {
  if (element.type === 'button') return `[${textOf(element.text)}]`;
  if (element.type === 'overflow')
    return `[More: ${optionsOf(element)
      .map((one) => textOf(one.text))
      .join(' | ')}]`;
  const chosen = [element.initial_option, ...list(element.initial_options)]
    .filter(isObject)
    .map((one) => textOf(one.text));
  const given = [element.initial_value, element.initial_user, element.initial_conversation].map(words).filter(Boolean);
  const offered = optionsOf(element).map((one) => textOf(one.text));
  return `<${[...chosen, ...given].join(', ')}>${offered.length > 0 ? ` of ${offered.join(' | ')}` : ''}`;
}

function blockText(block: Json): string[] {
  switch (block.type) {
    case 'header':
      return [`# ${textOf(block.text)}`];
    case 'section':
      return [
        ...[textOf(block.text), ...list(block.fields).map((field) => textOf(field).replace('\n', ': '))].filter(
          Boolean,
        ),
        ...(isObject(block.accessory) ? [elementText(block.accessory)] : []),
      ];
    case 'context':
      return list(block.elements).map(textOf);
    case 'actions':
      return [list(block.elements).map(elementText).join(' ')];
    case 'input':
      return [
        `${textOf(block.label)}: ${isObject(block.element) ? elementText(block.element) : ''}`,
        textOf(block.hint),
      ].filter(Boolean);
    default:
      return [];
  }
}

/** A message, a form or a Home as text; a form's title stands first and its submit button last. */
export function readable(drawn: unknown): string {
  if (!isObject(drawn)) return '';
  const title = isObject(drawn.title) ? [`= ${textOf(drawn.title)} =`] : [];
  const submit = isObject(drawn.submit) ? [`[${textOf(drawn.submit)}]`] : [];
  return [...title, ...list(drawn.blocks).flatMap(blockText), ...submit].join('\n');
}

/** Every button, menu line and picker with its id and value, in order of appearance. */
export function pressables(drawn: unknown): { id: string; text: string; value: string }[] {
  const found: { id: string; text: string; value: string }[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isObject(value)) return;
    const id = words(value.action_id);
    if (value.type === 'button') found.push({ id, text: textOf(value.text), value: words(value.value) });
    if (value.type === 'overflow') {
      found.push(...optionsOf(value).map((one) => ({ id, text: textOf(one.text), value: words(one.value) })));
    }
    Object.values(value).forEach(walk);
  };
  walk(drawn);
  return found;
}
