/** How one right differs between two models: the minimal ways in which it is gained and lost, over every case there is. */
import type { CompiledModel } from '../compiled.ts';
import type { Diagrams, Node, Term } from './diagrams.ts';
import type { Counting, RightChange, Way } from './difference.ts';
import { type MinimalWays, minimalWays, type Region } from './minimal.ts';
import { isState } from './naming.ts';
import type { Right } from './rights.ts';
import { type Side, Space } from './space.ts';
import type { StageCase } from './stage-cases.ts';
import { waysOf } from './ways.ts';

/** Both models, with the cases of roles (null where roles are conditions) and of stages that they have together. */
export interface Cases {
  readonly before: CompiledModel;
  readonly after: CompiledModel;
  readonly roles: readonly Counting[] | null;
  readonly stages: readonly StageCase[];
}

export type Ways = Pick<RightChange, 'gained' | 'lost' | 'gainedInShort' | 'lostInShort'>;

type Half = 'was' | 'is';

/** Throws `TooManyCases` where nobody would wait for the answer. */
export function waysBetween(cases: Cases, { type, ...right }: Right): Ways {
  const { before, after, roles } = cases;
  const space = new Space(before, after, type);
  const bothInsiders = right.before.insiders && right.after.insiders;
  const half = (side: Side): Side => (bothInsiders ? { ...side, insiders: false } : side);
  const [old, fresh] = [half(right.before), half(right.after)];
  const stages = type === 'request' ? cases.stages : [null];
  const halves = stages.map((stage) => ({
    stage,
    all: (roles ?? [null]).map((counts) => ({
      counts,
      was: space.holds(old, { role: counts?.before, flag: stage?.before ?? null }),
      is: space.holds(fresh, { role: counts?.after, flag: stage?.after ?? null }),
    })),
  }));
  const isTelling = ({ variable }: Term): boolean => isState(space.named(variable));
  const found = (more: Half, less: Half): readonly Found[] =>
    halves.map(({ stage, all }) => {
      const impossible = space.diagrams.not(space.possible(stage?.on ?? null));
      const regions = all.map((one) => regionOf(space.diagrams, one.counts, one[more], one[less], impossible));
      return { stage, ways: minimalWays(space.diagrams, regions, isTelling, impossible) };
    });
  const telling = { before, after, named: (variable: number) => space.named(variable), stages: cases.stages.length };
  const told = (all: readonly Found[], how: keyof MinimalWays): readonly Way[] =>
    waysOf(
      telling,
      all.map(({ stage, ways }) => ({ stage: stage?.stage ?? null, ways: ways[how] })),
    );
  const [gained, lost] = [found('is', 'was'), found('was', 'is')];
  return {
    gained: told(gained, 'exact'),
    lost: told(lost, 'exact'),
    gainedInShort: told(gained, 'short'),
    lostInShort: told(lost, 'short'),
  };
}

interface Found {
  readonly stage: StageCase | null;
  readonly ways: MinimalWays;
}

/** Where the one side has it and the other has not, of all facts that can be; what cannot be may be counted in freely. */
function regionOf(diagrams: Diagrams, counts: Counting | null, more: Node, less: Node, impossible: Node): Region {
  const differs = diagrams.and([more, diagrams.not(less)]);
  const least = diagrams.and([differs, diagrams.not(impossible)]);
  return { counts, least, most: diagrams.or([differs, impossible]), held: diagrams.or([more, impossible]) };
}
