/** Draws hold Slack's limits: asked of our own table and of the local Slack's, which share no code. */
import { checkMessageBlocks, checkView } from '../../../src/local-slack/blocks/check.ts';
import { messageProblems, viewProblems } from '../../support/slack-limits.ts';

const said = (checked: ReturnType<typeof checkMessageBlocks> | ReturnType<typeof checkView>): string[] =>
  checked.ok ? [] : checked.problems.map(({ message, pointer }) => `${pointer}: ${message}`);

const isView = (drawn: object): boolean => 'type' in drawn;

/** Everything Slack would refuse about a message, a form or a Home. */
export const problemsOf = (drawn: object): string[] => {
  const sent: unknown = JSON.parse(JSON.stringify(drawn));
  if (isView(drawn)) return [...viewProblems(drawn), ...said(checkView(sent))];
  return [
    ...messageProblems(drawn),
    ...said(checkMessageBlocks('blocks' in drawn ? JSON.parse(JSON.stringify(drawn.blocks)) : [])),
  ];
};

const everyText = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(everyText);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  const own = record.type === 'mrkdwn' && typeof record.text === 'string' ? [record.text] : [];
  return [...own, ...Object.values(record).flatMap(everyText)];
};

/** Marks in mrkdwn that would ping or link without our having meant it. */
export function injections(drawn: object): string[] {
  const spoken = 'text' in drawn && typeof drawn.text === 'string' ? [drawn.text] : [];
  return [...spoken, ...everyText(drawn)].flatMap(
    (text) => text.match(/<!(channel|here|everyone)|<@U99999|<https:\/\/evil|[\u202a-\u202e\u200f]/g) ?? [],
  );
}
