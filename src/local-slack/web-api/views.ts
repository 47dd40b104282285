// views.* and blocks.validate.
import { checkMessageBlocks, checkView } from '../blocks/check.ts';
import { asMessages } from '../blocks/problems.ts';
import { goodTrigger } from '../triggers.ts';
import { openModal, publishHome, pushModal, readView, updateView, viewJson } from '../views.ts';
import type { View } from '../world/world.ts';
import { type Call, installOf, json, type Methods, maybe, need, personOf, teamOf } from './call.ts';
import { badArgument, SlackError } from './slack-error.ts';

const bot: ('bot' | 'user')[] = ['bot', 'user'];

function viewArgument(call: Call, kind: 'modal' | 'home' | 'any') {
  const raw = json(call, 'view');
  if (raw === undefined) throw badArgument('missing required field: view');
  return readView(call.core, raw, kind, call.method);
}

function triggered(call: Call, how: typeof openModal): Record<string, unknown> {
  const { app } = installOf(call);
  const id = maybe(call, 'trigger_id') ?? need(call, 'interactivity_pointer');
  const trigger = goodTrigger(call.core, id, app);
  const body = viewArgument(call, 'modal');
  if (how === pushModal && trigger.view === undefined) throw new SlackError('invalid_trigger_id');
  const view = how(call.core, { app, team: trigger.team, person: trigger.person, channel: trigger.channel }, body);
  trigger.used = true;
  return { view: viewJson(call.core, view) };
}

/** The view meant by `view_id` or `external_id`; only this app's own. */
function known(call: Call): View {
  const id = maybe(call, 'view_id');
  const external = maybe(call, 'external_id');
  if (!id && !external) throw badArgument('missing required field: view_id or external_id');
  const own = [...call.core.world.views.values()].filter(
    (it) => it.app === installOf(call).app && it.team === teamOf(call),
  );
  const view = own.reverse().find((it) => (id ? it.id === id : it.body.external_id === external));
  if (!view) throw new SlackError('not_found');
  return view;
}

/** The hash as it was sent: an empty one is a conflict, a missing one updates unconditionally. */
const hashOf = (call: Call): string | undefined => (typeof call.args.hash === 'string' ? call.args.hash : undefined);

export const views: Methods = {
  'views.open': { tokens: bot, tier: 4, run: (call) => triggered(call, openModal) },
  'views.push': { tokens: bot, tier: 4, run: (call) => triggered(call, pushModal) },
  'views.update': {
    tokens: bot,
    tier: 4,
    run: (call) => {
      const view = known(call);
      const body = viewArgument(call, view.kind);
      return { view: viewJson(call.core, updateView(call.core, view, body, hashOf(call))) };
    },
  },
  'views.publish': {
    tokens: bot,
    tier: 4,
    run: (call) => {
      const { app } = installOf(call);
      const person = personOf(call, need(call, 'user_id'));
      if (app.manifest.features?.app_home?.home_tab_enabled !== true) throw new SlackError('not_enabled');
      const body = viewArgument(call, 'home');
      return {
        view: viewJson(
          call.core,
          publishHome(call.core, { app, team: teamOf(call), person: person.id }, body, hashOf(call)),
        ),
      };
    },
  },
  'blocks.validate': { tokens: ['none', 'bot', 'user', 'app'], tier: 4, run: validate },
};

function validate(call: Call): Record<string, unknown> {
  const given = ['blocks', 'message', 'view'].filter((name) => maybe(call, name) !== undefined);
  const [name] = given;
  if (given.length !== 1 || name === undefined) throw badArgument('needs exactly one of blocks, message and view');
  if ((maybe(call, name) ?? '').length > 100_000) throw badArgument(`${name} must be less than 100001 characters`);
  const raw = json(call, name);
  const blocks = name === 'message' ? (raw as { blocks?: unknown } | null)?.blocks : raw;
  const checked =
    name === 'view'
      ? checkView(raw)
      : checkMessageBlocks(blocks ?? [], name === 'message' ? '/message/blocks' : '/blocks');
  if (checked.ok) return {};
  throw new SlackError(`invalid_${name}`, { response_metadata: { messages: asMessages(checked.problems) } });
}
