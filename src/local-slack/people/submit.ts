// Submitting and closing forms, and what the app's answer does to them.
import { z } from 'zod';
import { elementsOf } from '../blocks/checks.ts';
import type { Core } from '../core.ts';
import { mintResponseUrl } from '../response-urls.ts';
import { closeModal, pushModal, readView, updateView, viewJson } from '../views.ts';
import { SlackError } from '../web-api/slack-error.ts';
import type { Person, View } from '../world/world.ts';
import { clientErrors } from './field-rules.ts';
import { nameOf } from './fields.ts';
import { common, interact, triggerOf } from './interaction.ts';
import { needTop, placeOf } from './place.ts';
import type { Outcome } from './told.ts';

export const TROUBLE = 'We had some trouble connecting. Try again?';

/** Presses the submit button of the form on top; resolves when the answer has taken effect. */
export async function submit(core: Core, person: Person): Promise<Outcome> {
  const view = needTop(core, person);
  if (!view.body.submit) throw new Error(`The form "${view.body.title?.text}" has no submit button`);
  view.errors = clientErrors(view);
  if (Object.keys(view.errors).length > 0) return { errors: byLabel(view) };
  const body = {
    type: 'view_submission',
    ...common(core, view.app, view.team, person),
    trigger_id: triggerOf(core, placeOf(core, person, 'view'), person),
    view: viewJson(core, view),
    response_urls: responseUrlsOf(core, view),
  };
  const ack = await interact(core, view.app, body, true);
  if (!ack.ok) return { problem: TROUBLE };
  return apply(core, view, ack.answer);
}

const answers = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

function apply(core: Core, view: View, answer: unknown): Outcome {
  const isNothing =
    answer === undefined ||
    answer === null ||
    answer === '' ||
    (typeof answer === 'object' && Object.keys(answer).length === 0);
  if (isNothing) {
    closeModal(core, view);
    return {};
  }
  const parsed = answers.safeParse(answer);
  if (!parsed.success)
    return trouble(core, `not an answer to a submission: ${JSON.stringify(answer).slice(0, 200)}`, '/response_action');
  try {
    return carryOut(core, view, parsed.data);
  } catch (problem) {
    if (problem instanceof SlackError) return { problem: TROUBLE };
    throw problem;
  }
}

function carryOut(core: Core, view: View, answer: z.infer<typeof answers>): Outcome {
  switch (answer.response_action) {
    case 'clear':
      closeModal(core, view, true);
      return {};
    case 'update':
      updateView(core, view, readView(core, answer.view, 'modal', 'response_action update'));
      return {};
    case 'push':
      pushModal(core, view, readView(core, answer.view, 'modal', 'response_action push'));
      return {};
    case 'errors':
      return showErrors(core, view, answer.errors);
  }
}

/** Errors stand under input blocks; any other key, or none, is a failure that the person sees. */
function showErrors(core: Core, view: View, errors: Record<string, string>): Outcome {
  const inputs = new Set(view.body.blocks.filter((it) => it.type === 'input').map((it) => it.block_id));
  const strange = Object.keys(errors).filter((id) => !inputs.has(id));
  if (strange.length > 0 || Object.keys(errors).length === 0) {
    return trouble(
      core,
      `error keys must be block_ids of input blocks, not: ${strange.join(', ') || 'none'}`,
      '/errors',
    );
  }
  view.errors = { ...errors };
  return { errors: byLabel(view) };
}

function trouble(core: Core, message: string, pointer: string): Outcome {
  core.journal.add({ kind: 'validation', where: 'view_submission answer', problems: [{ message, pointer }] });
  return { problem: TROUBLE };
}

function byLabel(view: View): Record<string, string> {
  const labels = new Map(
    view.body.blocks.flatMap((block) =>
      elementsOf(block).map(({ element }) => [block.block_id, nameOf(block, element)]),
    ),
  );
  return Object.fromEntries(Object.entries(view.errors).map(([id, error]) => [labels.get(id) ?? id, error]));
}

/** One response URL per channel chosen in a menu with `response_url_enabled`. */
function responseUrlsOf(core: Core, view: View): Record<string, string>[] {
  return view.body.blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) => {
      const value = view.values[block.block_id]?.[element.action_id ?? ''];
      const channel = value?.selected_conversation ?? value?.selected_channel;
      if (!element.response_url_enabled || typeof channel !== 'string') return [];
      const url = mintResponseUrl(core, { app: view.app, team: view.team, person: view.person, channel });
      return [{ block_id: block.block_id, action_id: element.action_id ?? '', channel_id: channel, response_url: url }];
    }),
  );
}

/** Closes the form on top (all of them with `clear_on_close`); the app hears of it when it asked to. */
export async function close(core: Core, person: Person): Promise<Outcome> {
  const view = needTop(core, person);
  const all = view.body.clear_on_close === true;
  const closing = all
    ? (core.world.stacks.get(person.id) ?? []).flatMap((id) => core.world.views.get(id) ?? [])
    : [view];
  closeModal(core, view, all);
  for (const it of closing.filter((one) => one.body.notify_on_close)) {
    const body = {
      type: 'view_closed',
      ...common(core, it.app, it.team, person),
      view: viewJson(core, it),
      is_cleared: all,
    };
    await interact(core, it.app, body, false);
  }
  return {};
}
