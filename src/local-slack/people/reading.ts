// Turns messages and views into the words a person reads: names for ids, no markup, buttons in brackets.
import { elementsOf, optionsOf } from '../blocks/checks.ts';
import type { Block, Element, StateValue, Text } from '../kit.ts';
import type { Message, World } from '../world/world.ts';

/** Readable form of Slack's text: mentions by name, dates by their fallback, links by their label, entities decoded. */
export function readable(world: World, text: string): string {
  return text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `@${world.people.get(id)?.handle ?? id}`)
    .replace(/<#(C[A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `#${world.channels.get(id)?.name ?? id}`)
    .replace(/<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `@${world.usergroups.get(id)?.handle ?? id}`)
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<(?:mailto:)?[^|<>\s]+\|([^<>]+)>/g, '$1')
    .replace(/<(https?:[^<>\s]+|mailto:[^<>\s]+)>/g, '$1')
    .replace(/(^|[\s([{"'>])([*_~`])(\S|\S[^\n]*?\S)\2(?=$|[\s.,:;!?)\]}"'<])/gm, '$1$3')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

const words = (world: World, text: Text | undefined): string =>
  text === undefined ? '' : text.type === 'mrkdwn' ? readable(world, text.text) : text.text;

/** All that a person reads in these blocks, one line per block. */
export const readBlocks = (
  world: World,
  blocks: Block[],
  held?: (blockId: string, actionId: string) => StateValue | undefined,
): string =>
  blocks
    .map((block) => readBlock(world, block, held))
    .filter((line) => line !== '')
    .join('\n');

function readBlock(
  world: World,
  block: Block,
  held?: (blockId: string, actionId: string) => StateValue | undefined,
): string {
  const element = (it: Element) => readElement(world, it, held?.(block.block_id, it.action_id ?? ''));
  if (block.type === 'rich_text') return richText(world, block.elements);
  if (block.type === 'divider') return '';
  if (block.type === 'table' || block.type === 'data_table') return table(world, block.rows);
  if (block.type === 'context') return (block.elements ?? []).map((it) => contextPart(world, it)).join(' ');
  const own = [words(world, block.label), words(world, block.title), words(world, block.text)];
  // Columns of their own on the screen, so lines of their own here.
  const fields = (block.fields ?? []).map((it) => words(world, it));
  const rest = elementsOf(block).map(({ element: it }) => element(it));
  const image = block.type === 'image' ? [`(${block.alt_text})`] : [];
  const line = [...own, ...image, ...rest, words(world, block.hint)].filter((it) => it !== '').join(' ');
  return [line, ...fields].filter((it) => it !== '').join('\n');
}

const contextPart = (world: World, part: Element): string =>
  part.type === 'image' ? `(${part.alt_text})` : readable(world, String(part.text ?? ''));

/** A button as `[Approve]`, a menu as its value or placeholder in brackets, radio buttons and checkboxes with all options. */
function readElement(world: World, element: Element, value: StateValue | undefined): string {
  if (element.type === 'image') return `(${element.alt_text})`;
  if (element.text) return `[${words(world, element.text)}]`;
  if (element.type === 'overflow') return (element.options ?? []).map((it) => `[… ${it.text.text}]`).join(' ');
  const content = value ? readValue(world, value) : '';
  if (element.type === 'radio_buttons' || element.type === 'checkboxes') {
    return optionsOf(element)
      .map((it) =>
        `(${content.split(', ').includes(it.text.text) ? 'x' : ' '}) ${words(world, it.text)} ${words(world, it.description)}`.trim(),
      )
      .join(' ');
  }
  return `[${content || words(world, element.placeholder) || ' '}]`;
}

/** What a person reads as the value of a field. */
export function readValue(world: World, value: StateValue): string {
  const { type, ...rest } = value;
  const [content] = Object.values(rest);
  const one = (it: unknown): string => {
    if (it === null || it === undefined) return '';
    if (typeof it === 'object' && 'text' in it) return words(world, it.text as Text);
    if (type.includes('users')) return `@${world.people.get(String(it))?.handle ?? it}`;
    if (type.includes('channels') || type.includes('conversations'))
      return `#${world.channels.get(String(it))?.name ?? it}`;
    if (typeof it === 'object' && 'elements' in it) return richText(world, it.elements);
    return String(it);
  };
  return Array.isArray(content) ? content.map(one).join(', ') : one(content);
}

type RichPart = {
  type: string;
  text?: string;
  url?: string;
  name?: string;
  user_id?: string;
  usergroup_id?: string;
  channel_id?: string;
  range?: string;
  fallback?: string;
  elements?: RichPart[];
};

function richText(world: World, parts: unknown): string {
  const read = (part: RichPart): string => {
    if (part.elements) return part.elements.map(read).join(part.type === 'rich_text_list' ? '\n' : '');
    if (part.user_id) return `@${world.people.get(part.user_id)?.handle ?? part.user_id}`;
    if (part.channel_id) return `#${world.channels.get(part.channel_id)?.name ?? part.channel_id}`;
    if (part.usergroup_id) return `@${world.usergroups.get(part.usergroup_id)?.handle ?? part.usergroup_id}`;
    return part.text ?? part.fallback ?? part.url ?? (part.name ? `:${part.name}:` : `@${part.range ?? ''}`);
  };
  return (Array.isArray(parts) ? (parts as RichPart[]) : []).map(read).join('\n');
}

const table = (world: World, rows: unknown): string =>
  (rows as { type: string; text?: string; value?: number; elements?: unknown }[][])
    .map((row) =>
      row
        .map((cell) => cell.text ?? (cell.elements ? richText(world, cell.elements) : String(cell.value ?? '')))
        .join(' | '),
    )
    .join('\n');

/** Whom a message notifies; plain text and escaped words notify nobody. */
export function pingsOf(world: World, message: Message): string[] {
  const entities =
    [message.text, ...mrkdwnIn(message.blocks)].join(' ').match(/<(@[UW]|!(here|channel|everyone)|!subteam)[^>]*>/g) ??
    [];
  return [...new Set(entities.map((entity) => readable(world, entity)))];
}

/** All mrkdwn texts, and mentions in rich text written as mrkdwn would write them. */
function mrkdwnIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  const it = value as RichPart;
  if (it.type === 'mrkdwn') return [String(it.text)];
  if (it.type === 'user') return [`<@${it.user_id}>`];
  if (it.type === 'usergroup') return [`<!subteam^${it.usergroup_id}>`];
  if (it.type === 'broadcast') return [`<!${it.range}>`];
  return Object.values(value).flatMap(mrkdwnIn);
}
