/** The form for asking, filled as far as its choices say: who decides, how long, with which reason, and what is held already. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId, ThingId } from '../domain/ids.ts';
import { type Instant, place } from '../domain/instant.ts';
import { denied, invalid } from '../domain/refusal.ts';
import type { ShownAsking, ShownDeciders, ShownLengths } from '../domain/shown.ts';
import { type AskingRule, askingRule } from '../policy/index.ts';
import { isAutomatic, lengthsOf } from './asking-rules.ts';
import { namesOfKeepers } from './holders.ts';
import type { Query } from './look.ts';
import { allowed } from './may.ts';
import { visibleThings } from './names.ts';
import { type Place, placesOf, shownPeople, shownRole, shownThings } from './showing.ts';

/** What was typed or chosen so far. */
export interface AskingDraft {
  what: { role: string | null; thing: ThingId } | null;
  /** Somebody else; null is the typist. */
  target: SubjectId | null;
  length: ShownLengths['chosen'];
  from: Instant | null;
  reason: string | null;
  ticket: string | null;
  zone: string;
  copied: { by: SubjectId | null; link: string; ref: string } | null;
}

const noLengths: ShownLengths = { lengths: [], recommended: null, openEnded: false, chosen: null };
const question = { prompt: 'What do you want to do, and for whom?', min: 1, example: null, says: null };

/** The form as this caller may see it: what they may not see cannot be chosen in it. */
export const askingForm: Query<AskingDraft, ShownAsking> = async (read, caller, draft) => {
  await mustBeKnown(read, caller);
  const chosen = await chosenOf(read, caller, draft);
  const nameOf = await shownPeople(read, [draft.target, draft.copied?.by ?? null]);
  const rule = chosen?.rule;
  const placed = place({ ...(draft.from ? { from: draft.from } : {}), ...lengthSpan(draft, rule) }, read.now);
  const forSelf = draft.target === null || draft.target === caller.subject;
  return {
    what: chosen?.what ?? null,
    target: draft.target && nameOf(draft.target),
    mayAskForOthers: !chosen || chosen.what.role === null || rule?.forOthers != null,
    deciders: chosen ? decidersShown(rule) : null,
    automatic: rule !== undefined && forSelf && isAutomatic(rule, placed),
    lengths: rule ? lengthsOf(rule, read.now, draft.length) : noLengths,
    zone: draft.zone,
    from: draft.from,
    reason: { ...(rule ? reasonOf(rule) : question), draft: draft.reason },
    ticket: rule?.ticket ? { says: rule.ticket.says, draft: draft.ticket } : null,
    already: chosen && forSelf && caller.subject ? await alreadyOf(read, chosen, caller.subject) : null,
    copied: draft.copied && { by: nameOf(draft.copied.by), link: draft.copied.link, ref: draft.copied.ref },
  };
};

/** Whoever has no role anywhere asks for nothing here: they are told whom to ask (MK-15). */
async function mustBeKnown(read: Read, caller: Caller): Promise<void> {
  const { actions } = await allowed(read, caller, undefined);
  if (actions.has('workspace.ask_help')) return;
  const [place] = await placesOf(read);
  if (!place) throw invalid('Roledesk is not set up here yet.', { code: 'not_set_up' });
  throw denied('Asking is for people who have a role here.', {
    code: 'silence',
    action: 'workspace.ask_help',
    workspace: place.workspace.id,
    next: `Ask ${await namesOfKeepers(read, place)}.`,
  });
}

interface Chosen {
  place: Place;
  what: NonNullable<ShownAsking['what']>;
  rule: AskingRule | undefined;
}

/** What was chosen, unless the caller cannot see it or it cannot be asked for. */
async function chosenOf(read: Read, caller: Caller, { what }: AskingDraft): Promise<Chosen | null> {
  if (!what) return null;
  const thing = await read.things.find(what.thing);
  const where = (await placesOf(read)).find(({ workspace }) => workspace.id === thing?.workspace);
  if (!thing || !where || thing.archivedAt !== null) return null;
  const isRoot = thing.id === where.workspace.root;
  const seen = isRoot || (await visibleThings(read, where.workspace, where.model, caller, [thing])).length > 0;
  const shown = (await shownThings(read, [thing.id])).get(thing.id);
  if (!seen || !shown) return null;
  const rule = what.role === null ? undefined : askingRule(where.model, thing.type, what.role);
  if (what.role !== null && !rule) return null;
  const role = what.role === null ? null : shownRole(where.model, thing.type, what.role);
  return { place: where, what: { role, thing: shown }, rule };
}

/** The chosen length, or the one that stands chosen in the form. */
function lengthSpan({ length }: AskingDraft, rule: AskingRule | undefined) {
  const chosen = length ?? rule?.recommended ?? 'open';
  if (chosen === 'open') return {};
  return 'until' in chosen ? { until: chosen.until } : { length: chosen };
}

/** `The help desk`, `An Admin, then an Owner`; nobody is measured yet, so no figures are told. */
export const decidersShown = (rule: AskingRule | undefined): ShownDeciders => ({
  title: rule ? rule.stages.map(({ title }) => title).join(', then ') : 'the help desk',
  usuallyMinutes: null,
  reachable: null,
  automaticUpTo: rule?.automaticUpTo ?? null,
});

const reasonOf = (rule: AskingRule) => ({
  prompt: rule.prompt,
  min: rule.reasonMin,
  example: rule.example,
  says: rule.reasonPattern?.says ?? null,
});

/** The same, pending or held for a time: it can be cancelled or extended instead. */
async function alreadyOf(
  read: Read,
  { place: { workspace }, what }: Chosen,
  target: SubjectId,
): Promise<ShownAsking['already']> {
  const role = what.role?.name ?? null;
  const pending = await read.requests.findPending(target, role, what.thing.id);
  if (pending) return { kind: 'pending', request: pending.id, number: pending.number };
  const held = await read.grants.listInForce(workspace.id, [target], read.now);
  const same = held.find((grant) => grant.thing === what.thing.id && grant.role === role && grant.endsAt !== null);
  return same ? { kind: 'held', grant: same.id } : null;
}
