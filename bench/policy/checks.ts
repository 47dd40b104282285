/** Checks a second: one stream over both models, by every engine, and every decision compared. Runs in a process of its own. */
import { factsOf, may } from '../../src/policy/index.ts';
import { best, timed } from '../kit/measure.ts';
import { found } from '../kit/process.ts';
import { MinikaiByHand } from './engines/minikai-by-hand.ts';
import { MiruniByHand } from './engines/miruni-by-hand.ts';
import { modelOf } from './models.ts';
import { type Check, streamOf } from './stream.ts';
import { worldsOf } from './worlds.ts';

const people = Number(process.argv[2] ?? 100);
const models = { miruni: modelOf('miruni'), minikai: modelOf('minikai') };
const worlds = worldsOf(people);
const keepers = worlds.miruni.subjects.slice(0, 2).map(({ id }) => id);
const snapshots = { miruni: worlds.miruni.snapshot(keepers), minikai: worlds.minikai.snapshot(keepers) };
const stream = streamOf(worlds, models, 200_000);
let facts = { miruni: factsOf(models.miruni, snapshots.miruni), minikai: factsOf(models.minikai, snapshots.minikai) };
const building = timed(() => {
  facts = { miruni: factsOf(models.miruni, snapshots.miruni), minikai: factsOf(models.minikai, snapshots.minikai) };
});
const hand = { miruni: new MiruniByHand(snapshots.miruni), minikai: new MinikaiByHand(snapshots.minikai) };

const engines: Record<string, (check: Check) => boolean> = {
  roledesk: (check) => may(models[check.product], check, facts[check.product]),
  'by hand': (check) => hand[check.product].may(check),
};
const wanted = stream.map((check) => hand[check.product].may(check));
const rates: Record<string, number> = {};
for (let round = 0; round < 3; round++)
  for (const [name, engine] of Object.entries(engines)) {
    const wrong = stream.filter((check, at) => engine(check) !== wanted[at]);
    if (wrong.length > 0) throw new Error(`${name}: ${wrong.length} wrong, first ${JSON.stringify(wrong[0])}`);
    let yes = 0;
    rates[name] = Math.min(
      rates[name] ?? 1e12,
      best(3, () => {
        for (const check of stream) if (engine(check)) yes++;
      }),
    );
  }
found({
  people,
  size: worlds.miruni.size + worlds.minikai.size,
  building,
  yes: wanted.filter(Boolean).length,
  rates: Object.fromEntries(Object.entries(rates).map(([n, t]) => [n, 0.2e6 / t])),
});
