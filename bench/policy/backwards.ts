/** The questions read backwards, one by one at the median: what may somebody do, who may do this, why, what would change. In a process of its own. */
import type { SubjectId, ThingId } from '../../src/domain/ids.ts';
import {
  type Change,
  type CompiledModel,
  explain,
  type Facts,
  factsOf,
  type HeldFact,
  may,
  peopleReaching,
  type Snapshot,
  thingsReached,
  whatIf,
} from '../../src/policy/index.ts';
import { percentile, timed, timesOf } from '../kit/measure.ts';
import { found } from '../kit/process.ts';
import { Random } from '../kit/random.ts';
import { modelOf } from './models.ts';
import { streamOf } from './stream.ts';
import { snapshotsOf, worldsOf } from './worlds.ts';

/** Times in microseconds. */
export interface Asked {
  readonly question: string;
  readonly times: number;
  readonly median: number;
  readonly p99: number;
  /** How many things or people the answers name, at the median and at most. */
  readonly named: readonly [median: number, most: number];
}

export interface Backwards {
  readonly people: number;
  readonly asked: readonly Asked[];
  /** The first question of each kind makes its part of the index. */
  readonly inverting: number;
}

const [people, count] = process.argv.slice(2).map(Number) as [number, number];
const models = { miruni: modelOf('miruni'), minikai: modelOf('minikai') };
const worlds = worldsOf(people);
const snapshots = snapshotsOf(worlds);
const stream = streamOf(worlds, models, count);
const facts = { miruni: factsOf(models.miruni, snapshots.miruni), minikai: factsOf(models.minikai, snapshots.minikai) };
const random = new Random(1);

/** A question as it is asked: of which product, about whom and what. */
interface Case {
  readonly model: CompiledModel;
  readonly facts: Facts;
  readonly snapshot: Snapshot;
  readonly caller: SubjectId;
  readonly action: string;
  readonly thing: (typeof stream)[number]['thing'];
}

const cases = stream.map(({ product, caller, action, thing }): Case => {
  return { model: models[product], facts: facts[product], snapshot: snapshots[product], caller, action, thing };
});

function measured(question: string, all: readonly Case[], work: (one: Case) => number): Asked {
  const named = all.map(work);
  const times = timesOf(all, work);
  const sizes: [number, number] = [percentile(named, 0.5), percentile(named, 1)];
  return { question, times: times.length, median: percentile(times, 0.5), p99: percentile(times, 0.99), named: sizes };
}

const typeOf = ({ model, action }: Case): string => model.actions.find(({ name }) => name === action)?.type ?? '';
const looking = cases
  .filter((one) => typeOf(one) !== 'workspace')
  .map((one): Case => ({ ...one, action: `${typeOf(one)}.view` }));

const list = ({ model, facts: of, caller, action }: Case): number => {
  const things = thingsReached(model, caller, action, of);
  return things.every.length > 0 ? 0 : [...things].length;
};
const who = ({ model, facts: of, action, thing }: Case): number => {
  const answer = peopleReaching(model, action, thing, of);
  return answer.every.length > 1 ? answer.some.length : [...answer].length;
};

const inverting = timed(() => {
  for (const one of cases.slice(0, 2000)) {
    list(one);
    who(one);
  }
});
const noes = cases.filter(({ model, facts: of, ...question }) => !may(model, question, of));
const why = ({ model, facts: of, caller, action, thing }: Case): number =>
  explain(model, { caller, action, thing }, of, []).missing.length;

/** Everything of the person that may change: another role, each grant ended, a grant like somebody else's, leaving. */
function changesOf({ model, facts: of, snapshot, caller }: Case): Change[] {
  const own = of.inverted.rowsOf(of.subjects.get(caller) ?? -1).held;
  const role = own.find(({ thing }) => thing === snapshot.root);
  const held = own.filter(({ thing }) => thing !== snapshot.root);
  const like = snapshot.held[random.below(snapshot.held.length)] as HeldFact;
  const subject = of.subjectAt(of.subjects.get(caller) ?? -1);
  const other = random.pick(model.roles).name;
  return [
    {
      ended: role ? [role] : [],
      opened: [{ subject: caller, thing: snapshot.root as ThingId, role: other, endsAt: null }],
    },
    { ended: held.length > 0 ? [random.pick(held)] : [] },
    { opened: [{ ...like, subject: caller }] },
    { subjects: subject ? [{ ...subject, active: false }] : [] },
  ];
}

const kinds = ['another workspace role', 'a grant ended', 'a grant given', 'somebody leaving'];
const changes = new Map(cases.map((one) => [one, changesOf(one)]));
const effects =
  (at: number) =>
  (one: Case): number => {
    const { people: changed } = whatIf(one.model, one.facts, changes.get(one)?.[at] ?? {}, { subject: one.caller });
    return changed.reduce((all, { things, sweeps }) => all + things.length + sweeps.length, 0);
  };

const asked = [
  measured('what may they do this to (any action)', cases, list),
  measured('what may they see', looking, list),
  measured('who may do this to it (any action)', cases, who),
  measured('who may see it', looking, who),
  measured('why, why not and what is missing', cases, why),
  measured('why not alone', noes, why),
  ...kinds.map((kind, at) => measured(`what if: ${kind}`, cases, effects(at))),
];
found({ people, asked, inverting } satisfies Backwards);
