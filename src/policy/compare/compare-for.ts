/** What changes from one role model to another for the people there are: who gains and loses what, and what no longer counts. */
import type { RequestId } from '../../domain/ids.ts';
import type { CompiledModel } from '../compiled.ts';
import { isEligible } from '../eligible.ts';
import { type Facts, factsOf } from '../facts.ts';
import { type RequestRef, requestFacts } from '../own-acts.ts';
import { whoMay } from '../reach.ts';
import type { HeldFact, PolicyId, RecordedFact, Snapshot } from '../types.ts';
import { compareModels } from './compare-models.ts';
import type { ModelDifference, Stage } from './difference.ts';
import type { GrantChange, PeopleDifference } from './people-difference.ts';
import { PeopleIndex } from './people-index.ts';
import { linesOf } from './people-lines.ts';
import { stageOf } from './stage-cases.ts';

/**
 * For one snapshot of facts and the requests that are pending in it. Only what differs is looked for, and only among those whom
 * its conditions can concern. Acts on accounts and tasks follow from those on the workspace and are not repeated.
 */
export function compareFor(
  before: CompiledModel,
  after: CompiledModel,
  snapshot: Snapshot,
  requests: readonly RequestRef[] = [],
  difference: ModelDifference = compareModels(before, after),
): PeopleDifference {
  const rights = difference.rights.filter(({ kind }) => kind !== 'hold');
  const own = requests.map((request) => requestFacts(before, request));
  const stages = new Map<PolicyId, Stage>(requests.map((request) => [request.id, stageOf(before, after, request)]));
  const all: Snapshot = {
    ...snapshot,
    things: [...snapshot.things, ...own.map(({ thing }) => thing)],
    recorded: [...snapshot.recorded, ...own.flatMap(({ recorded }) => recorded)],
  };
  const lines = rights.length === 0 ? [] : linesOf(new PeopleIndex(before, after, all, stages), rights);
  const approving = lines.filter(({ change, names }) => change === 'lost' && names.includes('request.approve'));
  const fewer = new Set(approving.flatMap(({ things }) => things));
  return {
    lines,
    grants: grantsBetween(before, after, snapshot, difference),
    stranded: strandedOf(
      after,
      snapshot,
      requests.filter(({ id }) => fewer.has(id)),
    ),
  };
}

/** Those requests that nobody there is could approve. */
function strandedOf(after: CompiledModel, snapshot: Snapshot, requests: readonly RequestRef[]): readonly RequestId[] {
  if (requests.length === 0) return [];
  const own = requests.map((request) => requestFacts(after, request));
  const facts = factsOf(after, {
    ...snapshot,
    things: [...snapshot.things, ...own.map(({ thing }) => thing)],
    recorded: [...snapshot.recorded, ...own.flatMap(({ recorded }) => recorded)],
  });
  const people = snapshot.subjects.map(({ id }) => id);
  return requests
    .filter(({ id }) => whoMay(after, 'request.approve', id, people, facts).length === 0)
    .map(({ id }) => id);
}

type Row = HeldFact | RecordedFact;

/** What is held and counts under one model alone. A role that is no more, or whose holder may not hold it, counts for nothing. */
function grantsBetween(
  before: CompiledModel,
  after: CompiledModel,
  snapshot: Snapshot,
  { rights, changes }: ModelDifference,
): readonly GrantChange[] {
  const { root } = snapshot;
  const gone = new Set(changes.flatMap(({ of, part }) => (part === null && /^(role|thing) /.test(of) ? [of] : [])));
  const held = new Set(rights.flatMap(({ kind, name }) => (kind === 'hold' ? [name] : [])));
  if (gone.size + held.size === 0) return [];
  const types = new Map<PolicyId, string>(snapshot.things.map(({ id, type }) => [id, type])).set(root, 'workspace');
  const rows: readonly Row[] = [...snapshot.held, ...snapshot.recorded];
  const concerned = rows.filter((row) => {
    const type = types.get(row.thing);
    if (type === 'workspace') return gone.has(`role ${roleOf(row)}`);
    return held.has(`${type}.${roleOf(row)}`) || gone.has(`role ${type}.${roleOf(row)}`) || gone.has(`thing ${type}`);
  });
  if (concerned.length === 0) return [];
  const [was, is] = [factsOf(before, snapshot), factsOf(after, snapshot)];
  return concerned.flatMap((grant): readonly GrantChange[] => {
    const [role, type] = [roleOf(grant), types.get(grant.thing) ?? ''];
    const [counted, counts] = [
      knows(before, type, role) && mayHold(before, grant, root, was),
      knows(after, type, role) && mayHold(after, grant, root, is),
    ];
    if (counted === counts) return [];
    if (counts) return [{ grant, role, why: 'counts' }];
    return [{ grant, role, why: knows(after, type, role) ? 'ineligible' : 'unknown' }];
  });
}

const roleOf = (row: Row): string => ('role' in row ? row.role : row.as);

const mayHold = (model: CompiledModel, row: Row, root: PolicyId, facts: Facts): boolean =>
  row.thing === root ||
  isEligible(model, { subject: row.subject, thing: row.thing as HeldFact['thing'], role: roleOf(row) }, facts);

const knows = (model: CompiledModel, type: string, role: string): boolean => {
  const roles = type === 'workspace' ? model.roles : (model.thingTypes.get(type)?.roles ?? []);
  return roles.some(({ name }) => name === role);
};
