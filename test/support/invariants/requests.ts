/** Requests went only ways that they may go, were decided once, and gave what they gave with the approvals it needed. */
import type { Happening } from '../../../src/domain/events.ts';
import { type ModelText, modelsByWorkspace } from './model-text.ts';
import type { GrantRow, RequestRow, State, VoteRow } from './rows.ts';
import { grouped, unmatched } from './texts.ts';

/** A request as the history tells of it. */
interface Told {
  target: string;
  role: string | null;
  state: string;
  endedAt: string | null;
  voices: string[];
  /** Another role stands now in the place of the one that was asked for. */
  isLessened: boolean;
}

type About = Extract<Happening, { request: string }> & { type: `request.${string}` };

const isAboutRequest = (happening: Happening): happening is About => happening.type.startsWith('request.');

function follow(told: Told, happening: About, at: string, by: string | null): string | undefined {
  if (told.state !== 'pending') return `${happening.type} after it was ${told.state}`;
  const end = (state: string): void => {
    told.state = state;
    told.endedAt = at;
  };
  switch (happening.type) {
    case 'request.voted': {
      const { verdict, stage, state } = happening;
      told.voices.push([by, stage, verdict, at].join(' '));
      const may = verdict === 'deny' ? ['denied'] : ['pending', 'approved'];
      if (!may.includes(state)) return `${verdict} made it ${state}`;
      if (state !== 'pending') end(state);
      return undefined;
    }
    case 'request.answered':
      if (told.role !== null) return undefined;
      told.voices.push([by, 0, 'approve', at].join(' '));
      end('approved');
      return undefined;
    case 'request.changed':
      told.isLessened ||= told.role !== happening.role;
      told.role = happening.role;
      return undefined;
    case 'request.cancelled':
      end('cancelled');
      return undefined;
    case 'request.expired':
      end('expired');
      return undefined;
    default:
      return undefined;
  }
}

function toldOf({ history }: State, found: string[]): Map<string, Told> {
  const all = new Map<string, Told>();
  for (const { happening, at, by } of history) {
    if (!isAboutRequest(happening)) continue;
    const { request: id } = happening;
    const told = all.get(id);
    if (happening.type === 'request.opened') {
      if (told) found.push(`Request ${id} was opened twice.`);
      all.set(id, {
        target: happening.target,
        role: happening.role,
        state: 'pending',
        endedAt: null,
        voices: [],
        isLessened: false,
      });
      continue;
    }
    const wrong = told ? follow(told, happening, at, by) : `${happening.type}, and it was never opened`;
    if (wrong) found.push(`Request ${id}: ${wrong}.`);
  }
  return all;
}

/** What was approved without a voice: only where the model gives it at once, to whoever asked for themselves. */
const mayBeAutomatic = (row: RequestRow, quorum: ReturnType<ModelText['rule']>): boolean =>
  quorum?.isEverAutomatic === true && row.requester === row.target && row.proposer === null;

function approvalViolations(
  row: RequestRow,
  votes: readonly VoteRow[],
  rule: ReturnType<ModelText['rule']>,
  isLessened: boolean,
): string[] {
  const voters = votes.map(({ voter }) => voter);
  const found: string[] = [];
  if (new Set(voters).size !== voters.length) found.push(`somebody voted twice`);
  if (voters.some((voter) => voter === row.requester || voter === row.target)) found.push('a party to it voted');
  if (row.state !== 'approved' || row.role === null) return found;
  if (votes.some(({ verdict }) => verdict === 'deny')) found.push('it was denied, and is approved');
  if (votes.length === 0 && mayBeAutomatic(row, rule)) return found;
  for (const [stage, quorum] of (rule?.quorums ?? [1]).entries()) {
    const approvals = votes.filter((vote) => vote.stage === stage && vote.verdict === 'approve').length;
    if (approvals < quorum) found.push(`stage ${stage} was passed with ${approvals} of ${quorum} approvals`);
    // Where less was approved in the end, voices for more came before.
    if (approvals > quorum && !isLessened)
      found.push(`stage ${stage} took ${approvals} approvals where ${quorum} were enough`);
  }
  return found;
}

/** What an approval opened: exactly one grant, to the one it was asked for. */
function openedViolations(
  row: RequestRow,
  grants: ReadonlyMap<string, GrantRow>,
  opened: readonly GrantRow[],
): string[] {
  if (row.state !== 'approved' || row.role === null)
    return opened.length === 0 ? [] : ['it opened a grant, and is not approved'];
  const grant = grants.get(row.opened_grant ?? '');
  if (!grant) return ['it is approved, and opened nothing'];
  const { subject, role, thing, workspace } = grant;
  if (subject !== row.target || role !== row.role || thing !== row.thing || workspace !== row.workspace)
    return ['it opened something else than was asked for'];
  if (opened.length > 1) return ['it opened two grants'];
  const isFresh = opened[0]?.id === grant.id;
  const isOther = grant.source === 'baseline' || row.extends_grant === grant.id;
  return isFresh || (opened.length === 0 && isOther) ? [] : ['it opened nothing of its own'];
}

export function requestViolations(state: State): string[] {
  const found: string[] = [];
  const told = toldOf(state, found);
  const models = modelsByWorkspace(state);
  const types = new Map(state.things.map(({ id, type }) => [id, type]));
  const grants = new Map(state.grants.map((row) => [row.id, row]));
  const opened = grouped(state.grants, ({ source_ref }) => source_ref);
  const votes = grouped(state.votes, ({ request }) => request);
  const rows = new Set(state.requests.map(({ id }) => id));
  for (const id of told.keys()) if (!rows.has(id)) found.push(`Request ${id} is in the history and nowhere else.`);
  for (const row of state.requests) {
    const say = (wrong: string): void => void found.push(`Request R-${row.number} (${row.id}): ${wrong}.`);
    const cast = votes.get(row.id) ?? [];
    const rule = row.role === null ? undefined : models.get(row.workspace)?.rule(types.get(row.thing) ?? '', row.role);
    const past = told.get(row.id);
    if (!past) say('it is not in the history');
    else {
      const isAutomatic = row.state === 'approved' && cast.length === 0 && mayBeAutomatic(row, rule);
      if (row.state !== past.state && !isAutomatic) say(`it is ${row.state}, and the history says ${past.state}`);
      if (row.decided_at !== past.endedAt && !isAutomatic) say('it ended at another time than the history says');
      if (row.role !== past.role || row.target !== past.target) say('it asks for something else than the history says');
      const kept = cast.map(({ voter, stage, verdict, voted_at }) => [voter, stage, verdict, voted_at].join(' '));
      const { extra, missing } = unmatched(kept, past.voices);
      if (extra.length + missing.length > 0) say('its votes are not those of the history');
    }
    for (const wrong of approvalViolations(row, cast, rule, past?.isLessened === true)) say(wrong);
    for (const wrong of openedViolations(row, grants, opened.get(row.id) ?? [])) say(wrong);
  }
  return found;
}
