/** The form that asks for what a word lacks: opened by the bare word, filled with what was typed, and carried out as the line it makes. */
import { isId, type ThingId } from '../../domain/ids.ts';
import { invalid, notFound } from '../../domain/refusal.ts';
import type { ShownPicking, ShownThing } from '../../domain/shown.ts';
import { endGrant } from '../../operations/requests/end-grant.ts';
import { grantBehindButton } from '../../queries/grant-forms.ts';
import { nameable } from '../../queries/names.ts';
import { openRequests, ownGrants, productRoles, seen } from '../../queries/picking.ts';
import type { Said, Turn } from '../bot.ts';
import { carryOut } from '../commands/index.ts';
import type { Opening } from '../forms.ts';
import { actIn } from '../resolve.ts';
import { type PickAnswers, pageView, pickForm, plainAnswer, roleValue, thingOptions } from '../views/index.ts';
import { type Draft, type KnownRole, type KnownThing, type Line, lexiconOf } from '../words/index.ts';
import { endedSays, extendOpening } from './grants.ts';
import type { Search, Submitted } from './index.ts';
import { submitting } from './submitting.ts';

/** The words that are asked about in this form. */
export type PickedWord = 'show' | 'who' | 'remove' | 'end' | 'extend' | 'approve' | 'deny' | 'cancel';

const titles: Record<PickedWord, readonly [title: string, submit: string]> = {
  show: ['Show', 'Show'],
  who: ['Who is it?', 'Show'],
  remove: ['Remove', 'Remove'],
  end: ['Give back', 'Give it back'],
  extend: ['Ask for more time', 'Next'],
  approve: ['Approve', 'Approve'],
  deny: ['Deny', 'Deny'],
  cancel: ['Cancel a request', 'Cancel it'],
};

/** A word with something missing, and what was typed of it. */
export const pickFromWords =
  (word: PickedWord) =>
  (draft: Draft): Opening => ({
    title: titles[word][0],
    fill: async (turn) => pickForm.build({ ...blank(word, turn), ...(await partsOf(word, draft, turn)) }),
  });

const blank = (word: PickedWord, { zone }: Turn): ShownPicking => ({
  word,
  title: titles[word][0],
  submit: titles[word][1],
  says: null,
  person: null,
  thing: null,
  choice: null,
  reason: null,
  zone,
});

async function partsOf(word: PickedWord, draft: Draft, turn: Turn): Promise<Partial<ShownPicking>> {
  const reason = { label: 'Why?', chosen: draft.reason ?? null, optional: word !== 'deny' };
  const person = { label: 'Who?', chosen: draft.person ? await slackIdOf(draft.person, turn) : null };
  const thing = { chosen: await thingShown(draft, turn), optional: true };
  const role = draft.role ? roleValue(draft.role) : null;
  const requests = { chosen: draft.request === undefined ? null : String(draft.request), optional: false };
  switch (word) {
    case 'show':
      return { person: { ...person, optional: true }, thing: { ...thing, label: 'Or what?' } };
    case 'who':
      return { choice: await roles('Who holds', role, turn), thing: { ...thing, label: 'Or who is on' } };
    case 'remove':
      return {
        person: { ...person, optional: false },
        thing: { ...thing, label: 'From what?' },
        choice: await roles('Or which role of the whole product?', role, turn),
        reason,
      };
    case 'end':
      return { choice: await own('end', turn), reason };
    case 'extend':
      return { choice: await own('extend', turn) };
    case 'approve':
    case 'deny':
    case 'cancel': {
      const { choice, says } = await open(word, requests, turn);
      return { choice, says, ...(word === 'cancel' ? {} : { reason }) };
    }
  }
}

async function slackIdOf(person: NonNullable<Draft['person']>, turn: Turn): Promise<string | null> {
  if (person.kind === 'me') return turn.slackUserId;
  return person.kind === 'slack' ? person.id : null;
}

async function thingShown({ thing }: Draft, { bot, caller }: Turn): Promise<ShownThing | null> {
  if (!thing) return null;
  const { items } = await bot.look(caller, seen, thing.name);
  return items.find(({ id }) => id === thing.id) ?? null;
}

const roles = async (label: string, chosen: string | null, { bot, caller }: Turn) => ({
  label,
  chosen,
  optional: true,
  from: { of: 'roles' as const, items: await bot.look(caller, productRoles, undefined) },
});

async function own(word: 'end' | 'extend', { bot, caller }: Turn) {
  const items = await bot.look(caller, ownGrants, word);
  if (items.length > 0)
    return { label: 'What?', chosen: null, optional: false, from: { of: 'grants' as const, items } };
  throw invalid(word === 'end' ? 'You hold nothing that you could give back.' : 'You hold nothing that ends.', {
    next: 'Type `/role` to see what you hold.',
    code: 'nothing_to_choose',
  });
}

async function open(
  word: 'approve' | 'deny' | 'cancel',
  chosen: { chosen: string | null; optional: boolean },
  { bot, caller }: Turn,
) {
  const { items, total } = await bot.look(caller, openRequests, word);
  if (items.length === 0)
    throw invalid(word === 'cancel' ? 'You asked for nothing that still waits.' : 'Nothing waits for you.', {
      next: 'Type `/role` to see what there is.',
      code: 'nothing_to_choose',
    });
  const says = total > 100 ? `These are the first 100 of ${total}; another one goes by its number, like R-1042.` : null;
  return { choice: { label: 'Which request?', ...chosen, from: { of: 'requests' as const, items } }, says };
}

/** Things that can be seen, for the form's picker. */
export const searchSeen: Search = async ({ query }, { bot, caller }) =>
  thingOptions(await bot.look(caller, seen, query));

export const submitPicked = submitting(pickForm, async (answers, turn): Promise<Submitted> => {
  const { word, choice, reason } = answers;
  if (word === 'extend' && choice) return { response_action: 'update', view: await extendOpening(choice).fill(turn) };
  const said =
    word === 'end' && choice ? await endThis(turn, choice, reason) : await carryOut(await lineOf(answers, turn), turn);
  const [title] = titles[word as PickedWord] ?? ['Roledesk'];
  return { response_action: 'update', view: pageView(title, said ?? plainAnswer(['Done.'])) };
});

async function endThis(turn: Turn, id: string, reason: string | null): Promise<Said> {
  const grant = isId('grant', id) ? await turn.bot.look(turn.caller, grantBehindButton, id) : undefined;
  if (!grant) throw notFound('grant');
  return turn.bot.perform(actIn(turn, grant.workspace), endGrant, { grant: grant.id, reason }, endedSays);
}

/** The line that these answers make; what is still missing is said under its field. */
async function lineOf({ word, person: who, thing: id, choice, reason }: PickAnswers, turn: Turn): Promise<Line> {
  const person = who === null ? null : { kind: 'slack' as const, id: who, name: null };
  const request = Number(choice);
  switch (word as PickedWord) {
    case 'show':
      if (person) return { verb: 'show', what: { kind: 'person', person } };
      return { verb: 'show', what: { kind: 'thing', thing: await thingChosen(id, turn, 'person') } };
    case 'who':
      if (choice) return { verb: 'who', what: { kind: 'role', role: await roleChosen(choice, turn) } };
      return { verb: 'who', what: { kind: 'thing', thing: await thingChosen(id, turn, 'choice') } };
    case 'remove':
      if (!person) throw missing('person', 'Choose a person.');
      if (id !== null && choice !== null)
        throw missing('choice', 'Choose one: from a thing, or a role of the whole product.');
      if (choice) return { verb: 'remove_role', person, role: await roleChosen(choice, turn), reason };
      return { verb: 'remove_from', person, thing: await thingChosen(id, turn, 'thing'), thingRole: null, reason };
    case 'approve':
      return { verb: 'approve', request, role: null, span: {}, reason };
    case 'deny':
      if (reason === null) throw missing('reason', 'Say why; whoever asked reads it.');
      return { verb: 'deny', request, reason };
    case 'cancel':
      return { verb: 'cancel', request, reason };
    default:
      throw notFound('form like that');
  }
}

const missing = (field: string, says: string) => invalid(says, { field, code: 'incomplete' });

/** A thing that was chosen, as words name it: only what the caller can see. */
async function thingChosen(id: string | null, { bot, caller }: Turn, field: string): Promise<KnownThing> {
  if (id === null || !isId('thing', id)) throw missing(field, 'Choose one.');
  const phrase: ThingId = id;
  const found = (await bot.look(caller, nameable, [phrase])).things.find((one) => one.id === id);
  if (!found) throw notFound('thing of that name');
  return found;
}

async function roleChosen(value: string, { bot, caller }: Turn): Promise<KnownRole> {
  const { models } = await bot.look(caller, nameable, []);
  const found = lexiconOf(models, []).roles.find((role) => roleValue(role) === value);
  if (!found) throw notFound('role of that name');
  return found;
}
