// The content of a message from its arguments: text, blocks, attachments, metadata; checked as Slack checks it.
import { z } from 'zod';
import { checkMessageBlocks } from '../blocks/check.ts';
import { complete } from '../blocks/complete.ts';
import { asMessages, type Problem, problemsOf } from '../blocks/problems.ts';
import { points } from '../blocks/text.ts';
import type { Core } from '../core.ts';
import type { Block } from '../kit.ts';
import { type Call, json, maybe } from './call.ts';
import { SlackError } from './slack-error.ts';

export interface Content {
  text: string;
  blocks?: Block[];
  attachments?: unknown[];
  metadata?: unknown;
}

const MAX_TEXT = 40_000;
const MAX_UPDATED_TEXT = 4000;
const MAX_MARKDOWN = 12_000;

const metadataSchema = z.strictObject({
  event_type: z.string().regex(/^[\w.-]{1,255}$/),
  event_payload: z.record(z.string(), z.unknown()),
});

/** Reads and checks; text over 40,000 characters is cut by Slack, over 4,000 refused in an update. */
export function contentOf(call: Call, { updating = false } = {}): Content {
  const markdown = maybe(call, 'markdown_text');
  const text = maybe(call, 'text');
  const rawBlocks = json(call, 'blocks', 'invalid_blocks_format');
  const attachments = json(call, 'attachments');
  const attached: unknown[] = Array.isArray(attachments) ? attachments : [];
  if (markdown !== undefined && (text !== undefined || rawBlocks !== undefined))
    throw new SlackError('markdown_text_conflict');
  if (markdown !== undefined && points(markdown) > MAX_MARKDOWN) throw new SlackError('msg_too_long');
  if (updating && text !== undefined && points(text) > MAX_UPDATED_TEXT) throw new SlackError('msg_too_long');
  if (attached.length > 100) throw new SlackError('too_many_attachments');
  const blocks = rawBlocks === undefined ? undefined : readBlocks(call.core, rawBlocks, call.method);
  const isEmpty = text === undefined && markdown === undefined && (blocks?.length ?? 0) === 0 && attached.length === 0;
  if (isEmpty) throw new SlackError('no_text');
  for (const [index, it] of attached.entries()) readAttachment(call, it, index);
  const metadata = metadataOf(call);
  return {
    text: [...(text ?? markdown ?? '')].slice(0, MAX_TEXT).join(''),
    ...(blocks ? { blocks } : {}),
    ...(attached.length > 0 ? { attachments: attached } : {}),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** Blocks inside an attachment are checked like those of the message. */
function readAttachment(call: Call, attachment: unknown, index: number): void {
  const blocks =
    attachment !== null && typeof attachment === 'object' && 'blocks' in attachment ? attachment.blocks : undefined;
  if (blocks !== undefined) readBlocks(call.core, blocks, call.method, `/attachments/${index}/blocks`);
}

/** Blocks of a message, checked and completed; refused as `invalid_blocks` with pointers. */
export function readBlocks(core: Core, raw: unknown, where: string, root = '/blocks'): Block[] {
  if (!Array.isArray(raw)) throw new SlackError('invalid_blocks_format');
  const checked = checkMessageBlocks(raw, root);
  if (!checked.ok) {
    core.journal.add({ kind: 'validation', where, problems: checked.problems });
    throw new SlackError('invalid_blocks', blockErrors(checked.problems));
  }
  return complete(checked.value, core.world.ids);
}

const blockErrors = (problems: Problem[]) => {
  const messages = asMessages(problems);
  return { errors: messages.map((it) => it.replace('[ERROR] ', '')), response_metadata: { messages } };
};

function metadataOf(call: Call): unknown {
  const raw = json(call, 'metadata', 'invalid_metadata_format');
  if (raw === undefined) return undefined;
  if (JSON.stringify(raw).length > 15_000) throw new SlackError('metadata_too_large');
  const parsed = metadataSchema.safeParse(raw);
  if (parsed.success) return raw;
  throw new SlackError('invalid_metadata_format', {
    response_metadata: { messages: asMessages(problemsOf(parsed.error.issues, '/metadata')) },
  });
}
