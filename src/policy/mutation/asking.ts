/** Everything that may go wrong with a way of asking: who asks, for whom, who decides, how many, and on what terms. */
import type { Length } from '../../domain/instant.ts';
import type { Path } from '../problems.ts';
import type { FileAsking, ModelFile } from '../schema.ts';
import type { Edit } from './edit.ts';
import { fullName, others, type Scope, standingsFor } from './scope.ts';
import { whenEdits } from './when.ts';

export const askingEdits = (scope: Scope, { asking }: ModelFile): Edit[] =>
  Object.entries(asking).flatMap(([type, rules]) =>
    Object.entries(rules).flatMap(([role, rule]): Edit[] => {
      const path: Path = ['asking', type, role];
      return [
        { operator: 'asking dropped', path, to: undefined },
        ...askers(scope, type, rule, path),
        ...stages(scope, type, rule, path),
        ...lengths(rule, path),
        ...reasons(rule, path),
        { operator: 'risk changed', path: [...path, 'high_risk'], to: !rule.high_risk },
        ...whenEdits(scope, rule.when, path),
      ];
    }),
  );

const askers = (scope: Scope, type: string, rule: FileAsking, path: Path): Edit[] =>
  (['asked_by', 'for_others'] as const).flatMap((key): Edit[] => {
    const there = rule[key];
    const rest = others(standingsFor(scope, type), there ? [fullName(scope, type, there)] : []);
    const at = [...path, key];
    const none = there ? [{ operator: 'asker changed', path: at, to: undefined }] : [];
    return [...none, ...rest.map((to) => ({ operator: 'asker changed', path: at, to }))];
  });

/** Each stage decided by another standing, or by one person more or fewer; without it; before the one in front of it. */
function stages(scope: Scope, type: string, { stages: all }: FileAsking, path: Path): Edit[] {
  const several = all.length > 1;
  return all.flatMap((stage, at): Edit[] => {
    const here = [...path, 'stages', at];
    const before = all[at - 1];
    const swapped = before && [...all.slice(0, at - 1), stage, before, ...all.slice(at + 1)];
    return [
      ...others(standingsFor(scope, type), [fullName(scope, type, stage.by)]).map((to) => ({
        operator: 'decider changed',
        path: [...here, 'by'],
        to,
      })),
      { operator: 'quorum changed', path: [...here, 'quorum'], to: stage.quorum + 1 },
      ...(stage.quorum > 1 ? [{ operator: 'quorum changed', path: [...here, 'quorum'], to: stage.quorum - 1 }] : []),
      ...(several ? [{ operator: 'stage dropped', path: here, to: undefined }] : []),
      ...(swapped ? [{ operator: 'stages swapped', path: [...path, 'stages'], to: swapped }] : []),
      { operator: 'stage added', path: [...path, 'stages'], to: [...all.slice(0, at), stage, ...all.slice(at)] },
    ];
  });
}

const limits = ['recommended', 'longest', 'automatic_up_to', 'remind_after', 'expires_after'] as const;

/** A limit taken away, set where there was none, or one longer; a length that is no longer offered. */
function lengths(rule: FileAsking, path: Path): Edit[] {
  const some: Length = rule.lengths[0] ?? { count: 1, unit: 'day' };
  return [
    ...limits.flatMap((key): Edit[] => {
      const there = rule[key];
      const at = [...path, key];
      if (!there) return [{ operator: 'length changed', path: at, to: some }];
      return [undefined, { ...there, count: there.count + 1 }].map((to) => ({
        operator: 'length changed',
        path: at,
        to,
      }));
    }),
    ...rule.lengths.map((_, at) => ({ operator: 'length changed', path: [...path, 'lengths', at], to: undefined })),
  ];
}

/** The least length of the reason one more or less, a pattern taken away or set; a ticket taken away or asked for. */
function reasons({ reason, ticket }: FileAsking, path: Path): Edit[] {
  const least = reason?.at_least ?? 0;
  const nothing = { at_least: least, matches: '^$' };
  return [
    ...[least - 1, least + 1]
      .filter((count) => count >= 0)
      .map((count) => ({ operator: 'reason changed', path: [...path, 'reason'], to: { ...reason, at_least: count } })),
    ...(reason ? [{ operator: 'reason changed', path: [...path, 'reason'], to: undefined }] : []),
    { operator: 'reason changed', path: [...path, 'reason'], to: reason?.matches ? { at_least: least } : nothing },
    { operator: 'ticket changed', path: [...path, 'ticket'], to: ticket ? undefined : { says: 'the ticket' } },
    ...(ticket ? [{ operator: 'ticket changed', path: [...path, 'ticket', 'matches'], to: '^$' }] : []),
  ];
}
