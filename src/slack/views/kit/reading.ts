/** Reading a submitted form: what was typed by the names of its fields, and errors put back under the right one. */
import { z } from 'zod';

/** As much of Slack's submitted view as a form needs. */
export interface Submitted {
  private_metadata?: string;
  state: { values: Record<string, Record<string, unknown>> };
}

/** What was answered, or what is wrong with it, by block id: the shape `response_action: errors` wants. */
export type Reading<Answers> = { ok: true; answers: Answers } | { ok: false; errors: Record<string, string> };

const picked = z.object({ value: z.string() });
const elementState = z.object({
  value: z.string().nullish(),
  selected_option: picked.nullish(),
  selected_options: z.array(picked).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_date_time: z.number().nullish(),
  files: z.array(z.object({ id: z.string() })).nullish(),
});

/** A field's value: words, a choice's value, several of them, seconds since 1970, or null when it was left empty. */
export type FieldValue = string | readonly string[] | number | null;

function elementValue(state: unknown): FieldValue {
  const found = elementState.safeParse(state);
  if (!found.success) return null;
  const { data } = found;
  if (data.selected_options) return data.selected_options.map(({ value }) => value);
  if (data.files) return data.files.map(({ id }) => id);
  const words = data.value ?? data.selected_option?.value ?? data.selected_user ?? data.selected_conversation;
  return words ?? data.selected_users ?? data.selected_date_time ?? null;
}

const nameOf = (blockId: string): string => blockId.split(':', 1)[0] ?? blockId;

/** Every field by its name, without the version its block id may carry. */
export const valuesOf = (view: Submitted): Record<string, FieldValue> =>
  Object.fromEntries(
    Object.entries(view.state.values).map(([block, states]) => [nameOf(block), elementValue(Object.values(states)[0])]),
  );

/**
 * Errors by field name, as errors by block id of this very view. What belongs to no field of it stands under the first,
 * because Slack shows nothing at all for an id it does not know.
 */
export function errorsAt(view: Submitted, errors: Readonly<Record<string, string>>): Record<string, string> {
  const blocks = Object.keys(view.state.values);
  const placed: Record<string, string> = {};
  const homeless: string[] = [];
  for (const [name, says] of Object.entries(errors)) {
    const block = blocks.find((one) => nameOf(one) === name);
    if (block === undefined) homeless.push(says);
    else placed[block] = says;
  }
  const [first = 'form'] = blocks;
  const [lost] = homeless;
  return lost === undefined ? placed : { [first]: lost, ...placed };
}

/** Reads the fields by a schema whose keys are their names; `about` is the id the form was opened with. */
export function readBy<Schema extends z.ZodType>(schema: Schema, view: Submitted): Reading<z.output<Schema>> {
  const found = schema.safeParse({ ...valuesOf(view), about: view.private_metadata || null });
  if (found.success) return { ok: true, answers: found.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of found.error.issues) errors[String(path[0] ?? '')] ??= message;
  return { ok: false, errors: errorsAt(view, errors) };
}
