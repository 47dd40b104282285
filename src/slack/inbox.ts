/** The key under which a payload is remembered, so that the second copy of it changes nothing (reliability: the inbox). */
import { z } from 'zod';

const Payload = z.object({
  event_id: z.string().optional(),
  type: z.string().optional(),
  command: z.string().optional(),
  trigger_id: z.string().optional(),
  view: z.object({ id: z.string(), hash: z.string().optional() }).optional(),
  container: z.object({ message_ts: z.string().optional(), view_id: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({ action_id: z.string().optional(), block_id: z.string().optional(), action_ts: z.string().optional() }),
    )
    .optional(),
});

const press = 'action:';

/** Whether this is the key of a press: what somebody decided, where an event says what has happened. */
export const isPress = (key: string): boolean => key.startsWith(press);

/**
 * The key of an incoming payload. Events: their id. Commands, shortcuts and submissions: the trigger, and for a submission the
 * hash of its view, because a corrected form comes again under the same trigger. Presses: where, what, and when.
 * Undefined for what changes nothing (option lists) or cannot be told apart.
 */
export function inboxKey(body: unknown): string | undefined {
  const read = Payload.safeParse(body);
  if (!read.success) return undefined;
  const { event_id, type, trigger_id, view, container, actions } = read.data;
  if (event_id) return `event:${event_id}`;
  if (type === 'block_suggestion') return undefined;
  if (type === 'view_closed' && view) return `closed:${view.id}`;
  const action = actions?.[0];
  if (action?.action_ts) {
    const where = container?.message_ts ?? container?.view_id ?? view?.id ?? '';
    return `${press}${where}:${action.block_id ?? ''}:${action.action_id ?? ''}:${action.action_ts}`;
  }
  if (type === 'view_submission' && view) return `submission:${trigger_id ?? view.id}:${view.hash ?? ''}`;
  return trigger_id ? `trigger:${trigger_id}` : undefined;
}
