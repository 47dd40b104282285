/** Checks a second: one stream over both models, by every engine, and every decision compared. Runs in a process of its own. */
import { type Facts, factsOf, may, type Snapshot } from '../../src/policy/index.ts';
import { processorTime } from '../kit/measure.ts';
import { found } from '../kit/process.ts';
import { Casl, type Form } from './engines/casl.ts';
import { minikaiRules, miruniRules } from './engines/casl-function-rules.ts';
import { functionForm } from './engines/casl-functions.ts';
import { guideForm } from './engines/casl-guide.ts';
import { minikaiAbility, miruniAbility } from './engines/casl-guide-rules.ts';
import type { Engine } from './engines/engine.ts';
import { MinikaiByHand } from './engines/minikai-by-hand.ts';
import { MiruniByHand } from './engines/miruni-by-hand.ts';
import { modelOf } from './models.ts';
import { streamOf } from './stream.ts';
import { snapshotsOf, worldsOf } from './worlds.ts';

export interface Checked {
  readonly people: number;
  readonly facts: number;
  readonly checks: number;
  readonly allowed: number;
  /** Processor time in microseconds for the whole stream, the best of all passes. */
  readonly times: Readonly<Record<string, number>>;
  /** The same to take in the rows. */
  readonly indexing: Readonly<Record<string, number>>;
}

const [people, count, passes] = process.argv.slice(2).map(Number) as [number, number, number];
const models = { miruni: modelOf('miruni'), minikai: modelOf('minikai') };
const worlds = worldsOf(people);
const snapshots = snapshotsOf(worlds);
const stream = streamOf(worlds, models, count);

class Roledesk implements Engine {
  readonly #facts: Facts;

  constructor(product: keyof typeof models, snapshot: Snapshot) {
    this.#facts = factsOf(models[product], snapshot);
  }

  may(question: Parameters<typeof may>[1]): boolean {
    return may(this.#facts.model, question, this.#facts);
  }
}

type Pair = readonly [miruni: Engine, minikai: Engine];
const staff = ['admin', 'member', 'collaborator', 'guest'];
const { miruni, minikai } = snapshots;

/** CASL in one form, for both products. */
function casl<Thing>(one: Form<Thing>, other: Form<Thing>, cached: boolean): () => Pair {
  return () => [new Casl(miruni, staff, one, cached), new Casl(minikai, staff, other, cached)];
}

const made: Record<string, () => Pair> = {
  'by hand': () => [new MiruniByHand(miruni), new MinikaiByHand(minikai)],
  Roledesk: () => [new Roledesk('miruni', miruni), new Roledesk('minikai', minikai)],
  'CASL 7': casl(guideForm(miruniAbility), guideForm(minikaiAbility), true),
  'CASL 7, functions': casl(functionForm(miruniRules), functionForm(minikaiRules), true),
  'CASL 7, rebuilt': casl(guideForm(miruniAbility), guideForm(minikaiAbility), false),
};

const times: Record<string, number> = {};
const indexing: Record<string, number> = {};
const engines = Object.entries(made).map(([name, make]) => {
  let pair = make();
  indexing[name] = processorTime(() => {
    pair = make();
  });
  return { name, pair };
});

const answers = engines.map(({ pair: [a, b] }) =>
  stream.map((check) => (check.product === 'miruni' ? a : b).may(check)),
);
const [wanted = []] = answers;
for (const [at, { name }] of engines.entries()) {
  const wrong = stream.find((_, n) => answers[at]?.[n] !== wanted[n]);
  if (wrong) throw new Error(`${name} decides otherwise than ${engines[0]?.name}: ${JSON.stringify(wrong)}`);
}

/** One pass over the whole stream; the count keeps the work from being left out. */
function pass([a, b]: Pair): number {
  let yes = 0;
  for (const check of stream) if (check.product === 'miruni' ? a.may(check) : b.may(check)) yes++;
  return yes;
}

for (let round = 0; round < passes; round++) {
  for (const { name, pair } of engines) {
    if (name.endsWith('rebuilt') && round % 8 !== 0) continue;
    times[name] = Math.min(
      times[name] ?? Number.POSITIVE_INFINITY,
      processorTime(() => void pass(pair)),
    );
  }
}
const size = worlds.miruni.size + worlds.minikai.size;
found({
  people,
  facts: size,
  checks: count,
  allowed: wanted.filter(Boolean).length,
  times,
  indexing,
} satisfies Checked);
