/** The form for asking: opened by a word, a button or a shortcut, drawn again as choices change, and submitted. */
import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { SubjectId, ThingId } from '../../domain/ids.ts';
import type { Span } from '../../domain/instant.ts';
import { invalid, notFound } from '../../domain/refusal.ts';
import type { ShownLengths } from '../../domain/shown.ts';
import { requestAccess } from '../../operations/requests/request-access.ts';
import { askables } from '../../queries/askables.ts';
import { type AskingDraft, askingForm } from '../../queries/asking-form.ts';
import { workspaceOfThing } from '../../queries/thing-place.ts';
import { askedSays } from '../asked.ts';
import type { Turn } from '../bot.ts';
import { copiedBehind } from '../copied.ts';
import type { Opening } from '../forms.ts';
import type { Searched } from '../payloads.ts';
import { actIn } from '../resolve.ts';
import { subjectOf } from '../turn.ts';
import { actionOf, actions, askForm, optionsOf, pageView } from '../views/index.ts';
import type { Press, Search } from './index.ts';
import { submitting } from './submitting.ts';

/** What the form is filled with when it opens. */
export interface Filled {
  what?: AskingDraft['what'];
  target?: SubjectId | null;
  span?: Span;
  reason?: string | null;
  /** A message it is made from, as its form names it. */
  copied?: string | null;
}

const title = 'Ask for access';

const lengthOf = (span: Span): ShownLengths['chosen'] => (span.until ? { until: span.until } : (span.length ?? null));

async function draw(turn: Turn, draft: Omit<AskingDraft, 'zone' | 'copied'>, ref: string | null): Promise<ModalView> {
  const copied = ref === null ? null : await copiedBehind(turn, ref);
  const shown = await turn.bot.look(turn.caller, askingForm, { ...draft, zone: turn.zone, copied });
  return askForm.build(shown);
}

/** The form, opened at once and then filled with what is known already. */
export const askOpening = ({
  what = null,
  target = null,
  span = {},
  reason = null,
  copied = null,
}: Filled = {}): Opening => ({
  title,
  async fill(turn) {
    // Words that came along need a field to stand in from the first, so that they are seen, and kept when the form is drawn again.
    const chosen = what ?? (reason === null ? null : await helpFor(turn));
    const draft = { what: chosen, target, length: lengthOf(span), from: span.from ?? null, reason, ticket: null };
    return draw(turn, draft, copied);
  },
});

/** Asking which role is right, in the first product whose help desk the typist may ask. */
async function helpFor({ bot, caller }: Turn): Promise<AskingDraft['what']> {
  const { items } = await bot.look(caller, askables, { search: 'help me choose', target: null });
  const help = items.find(({ role }) => role === null);
  return help ? { role: null, thing: help.thing.id } : null;
}

/** Somebody chosen in the form, as a subject; nobody chosen, or oneself, is the typist. */
async function targetOf(turn: Turn, slackUserId: string | null): Promise<SubjectId | null> {
  if (slackUserId === null || slackUserId === turn.slackUserId) return null;
  const { subject } = await subjectOf(turn.bot, slackUserId);
  if (subject.slackKind === 'bot')
    throw invalid('That is a bot; bots hold no roles.', { field: 'target', code: 'bot' });
  return subject.id;
}

/** A choice was made: the same form once more, as it looks with that choice. */
export const redrawAsking: Press = async ({ view, actionId }, turn) => {
  if (!view) return undefined;
  const { about, target, length, ...draft } = askForm.draft(view);
  // The length that stood chosen was that of another role.
  const kept = actionOf(actionId) === actions.askWhat ? null : length;
  const drawn = await draw(turn, { ...draft, length: kept, target: await targetOf(turn, target) }, about);
  await turn.bot.client.views.update({ view_id: view.id, hash: view.hash, view: drawn });
  return undefined;
};

/** Options for what was typed into the search, for whom the form is for. */
export const searchAskables: Search = async ({ query, view }: Searched, turn) => {
  const target = await targetOf(turn, view ? askForm.draft(view).target : null);
  return optionsOf(await turn.bot.look(turn.caller, askables, { search: query, target }));
};

const spanOf = (length: ShownLengths['chosen'], from: Span['from'] | null): Span => ({
  ...(from ? { from } : {}),
  ...(length === null || length === 'open' ? {} : 'until' in length ? { until: length.until } : { length }),
});

async function placeOf(turn: Turn, thing: ThingId) {
  const workspace = await turn.bot.look(turn.caller, workspaceOfThing, thing);
  if (!workspace) throw notFound('thing');
  return workspace;
}

/** The form, submitted: refusals stand under their fields, success takes the form's place. */
export const submitAsking = submitting(askForm, async (answers, turn, _view: ViewOutput) => {
  const { what, length, from, reason, ticket, target, about } = answers;
  const workspace = await placeOf(turn, what.thing);
  const copied = about === null ? null : await copiedBehind(turn, about);
  const input = {
    target: (await targetOf(turn, target)) ?? turn.caller.subject,
    role: what.role,
    thing: what.thing,
    span: what.role === null ? {} : spanOf(length, from),
    reason,
    ticket,
    copiedFrom: copied?.link ?? null,
  };
  return turn.bot.perform(actIn(turn, workspace), requestAccess, input, (request) => ({
    response_action: 'update' as const,
    view: pageView('Asked', askedSays(request)),
  }));
});
