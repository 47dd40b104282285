/** The form for a new thing, and for another name of one that is there. */
import { isId, type ThingId } from '../../domain/ids.ts';
import { invalid, notFound } from '../../domain/refusal.ts';
import { newThing } from '../../operations/things/new-thing.ts';
import { renameThing } from '../../operations/things/rename-thing.ts';
import { type NamingDraft, naming, renaming } from '../../queries/thing-forms.ts';
import { containers } from '../../queries/thing-pickers.ts';
import { workspaceOfThing } from '../../queries/thing-place.ts';
import type { Opening } from '../forms.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { nameForm, own, pageView, plainAnswer, type Submitted, say, strong, thingOptions } from '../views/index.ts';
import type { Draft } from '../words/index.ts';
import type { Search } from './index.ts';
import { submitting } from './submitting.ts';

const makeOpening = (draft: NamingDraft): Opening => ({
  title: 'New',
  fill: async ({ bot, caller }) => nameForm.build(await bot.look(caller, naming, draft)),
});

export const renameOpening = (thing: ThingId): Opening => ({
  title: 'Rename',
  fill: async ({ bot, caller }) => nameForm.build(await bot.look(caller, renaming, thing)),
});

/** `project new` with something missing. Which kind of thing is meant is never guessed. */
export const makeFromWords = ({ type, name, inside }: Draft): Opening => {
  if (type)
    return makeOpening({
      kind: { product: type.product, type: type.name },
      inside: inside?.id ?? null,
      name: name ?? null,
    });
  const which = invalid('Say which kind of thing.', {
    code: 'which_kind',
    next: 'Type it like `/role team new Web`; `/role help` lists the kinds.',
  });
  return { title: 'New', fill: () => Promise.reject(which) };
};

/** `project rename site` without the new name. */
export const renameFromWords = ({ thing }: Draft): Opening => {
  if (thing) return renameOpening(thing.id);
  const which = invalid('Say which one.', {
    code: 'which_thing',
    next: 'Type it like `/role team rename web to Shop`.',
  });
  return { title: 'Rename', fill: () => Promise.reject(which) };
};

/** Things in which one of this kind may be made. */
export const searchContainers: Search = async ({ query, view }, { bot, caller }) => {
  const kind = view ? nameForm.kindOf(view as Submitted) : null;
  return thingOptions(await bot.look(caller, containers, { ...(kind ?? { product: '', type: '' }), search: query }));
};

export const submitName = submitting(nameForm, async ({ thing, kind, name, inside }, turn) => {
  if (thing !== null) {
    const workspace = await turn.bot.look(turn.caller, workspaceOfThing, thing);
    if (!workspace) throw notFound('thing of that name');
    const view = await turn.bot.perform(actIn(turn, workspace), renameThing, { thing, name }, (renamed) =>
      pageView('Renamed', plainAnswer([say`It is called ${strong(renamed.name)} now.`])),
    );
    return { response_action: 'update' as const, view };
  }
  if (kind === null || (inside !== null && !isId('thing', inside))) throw notFound('kind of thing like that');
  const workspace = await workspaceIn(turn, kind.product);
  const view = await turn.bot.perform(actIn(turn, workspace.id), newThing, { type: kind.type, name, inside }, (made) =>
    pageView('Made', plainAnswer([say`${strong(made.name)} ${own('is there now.')}`])),
  );
  return { response_action: 'update' as const, view };
});
