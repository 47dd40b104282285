/** The form for adding people to a thing: opened by a word or a thing's menu, drawn again for the thing that is chosen. */
import { isId, type ThingId } from '../../domain/ids.ts';
import type { Span } from '../../domain/instant.ts';
import { invalid, notFound, Refusal } from '../../domain/refusal.ts';
import type { ShownPerson } from '../../domain/shown.ts';
import { addingTo } from '../../queries/thing-forms.ts';
import { addable } from '../../queries/thing-pickers.ts';
import { workspaceOfThing } from '../../queries/thing-place.ts';
import type { Turn } from '../bot.ts';
import { addNow } from '../commands/add.ts';
import type { Opening } from '../forms.ts';
import { spanOf, usualLengths } from '../lengths.ts';
import { expanded } from '../resolve.ts';
import { addForm, pageView, thingName, thingOptions } from '../views/index.ts';
import type { Draft, People } from '../words/index.ts';
import type { Press, Search } from './index.ts';
import { submitting } from './submitting.ts';

interface Filled {
  thing?: ThingId | null;
  role?: string | null;
  people?: readonly ShownPerson[];
  span?: Span;
}

const title = 'Add people';

async function draw(turn: Turn, { thing = null, role = null, people = [], span = {} }: Filled) {
  const on = thing === null ? null : await turn.bot.look(turn.caller, addingTo, thing);
  const roles = on?.roles ?? [];
  return addForm.build({
    thing: on?.thing ?? null,
    roles,
    role: roles.find(({ name }) => name === role) ?? null,
    people,
    lengths: usualLengths(span),
    zone: turn.zone,
  });
}

/** The form about one thing. */
export const addOpening = (thing: ThingId): Opening => ({ title, fill: (turn) => draw(turn, { thing }) });

/** `add` with something missing, filled with what was typed. */
export const addFromWords = ({ people = [], thing, thingRole, span }: Draft): Opening => ({
  title,
  fill: (turn) =>
    draw(turn, {
      thing: thing?.id ?? null,
      role: thingRole?.name ?? null,
      people: people.flatMap((one) => (one.kind === 'slack' ? [typedPerson(one)] : [])),
      ...(span ? { span } : {}),
    }),
});

const typedPerson = ({ id, name }: Extract<People, { kind: 'slack' }>): ShownPerson => ({
  id: null,
  slackUserId: id,
  name: name ?? 'somebody',
});

/** A thing was chosen: the same form with its roles; whoever was chosen stays. */
export const redrawAdding: Press = async ({ view, value }, turn) => {
  if (!view) return undefined;
  const drawn = await draw(turn, { thing: isId('thing', value) ? value : null });
  await turn.bot.client.views.update({ view_id: view.id, hash: view.hash, view: drawn });
  return undefined;
};

/** Things to which the reader may add somebody. */
export const searchAddable: Search = async ({ query }, { bot, caller }) =>
  thingOptions(await bot.look(caller, addable, query));

export const submitAdding = submitting(addForm, async ({ people, thing, role, length, reason }, turn) => {
  const workspace = await turn.bot.look(turn.caller, workspaceOfThing, thing);
  if (!workspace) throw notFound('thing of that name');
  const shown = await turn.bot.look(turn.caller, addingTo, thing);
  const chosen = people.map((id) => ({ kind: 'slack' as const, id, name: null }));
  const { people: subjects, not } = await expanded(turn, chosen, thing).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw invalid(error.message, { field: 'people', next: 'Choose other people.' });
  });
  const input = { people: subjects, thing, role, span: spanOf(length), reason };
  const said = await addNow(turn, workspace, input, thingName(shown.thing), not);
  return { response_action: 'update' as const, view: pageView(title, said) };
});
