/** What would change, asked of what a change can touch, is what `difference` says of everything with facts made afresh. */
import fc from 'fast-check';
import type { CompiledModel, PolicyId, Snapshot } from '../../src/policy/index.ts';
import {
  type Change,
  changedSnapshot,
  type Difference,
  difference,
  factsOf,
  type PersonGains,
  whatIf,
} from '../../src/policy/index.ts';
import { changing } from './support/changes.ts';
import { ada, cleo, holds, house, max, mia, minikai, plan, rose, snapshot } from './support/minikai-world.ts';
import { clinicText, loaded, textOf } from './support/models.ts';
import { people, root, subject, thing } from './support/worlds.ts';

const models = { minikai: textOf('minikai'), miruni: textOf('miruni'), slack: textOf('slack'), clinic: clinicText };

/** Sweeps written out, thing by thing, in the order of the model. */
function writtenOut(model: CompiledModel, rows: Snapshot, { things, sweeps }: PersonGains): Difference[] {
  const places: { id: PolicyId; type: string }[] = [{ id: root, type: 'workspace' }, ...rows.things];
  const ordered = (names: readonly string[]) =>
    model.actions.map(({ name }) => name).filter((name) => names.includes(name));
  return places.flatMap(({ id, type }): Difference[] => {
    const own = things.find(({ thing }) => thing === id);
    const swept = (how: string) =>
      sweeps
        .filter((one) => one.type === type && one.how === how && !one.except.includes(id))
        .map(({ action }) => action);
    const gained = ordered([...(own?.gained ?? []), ...swept('gained')]);
    const lost = ordered([...(own?.lost ?? []), ...swept('lost')]);
    return gained.length + lost.length > 0 ? [{ thing: id, gained, lost }] : [];
  });
}

it.each(Object.entries(models))('%s', (_, text) => {
  const model = loaded(text);
  const seen = { things: 0, sweeps: 0 };
  fc.assert(
    fc.property(changing(model), ({ snapshot: rows, changes }) => {
      let before = factsOf(model, rows);
      let indexed = rows;
      for (const change of changes) {
        const { people: changed, after } = whatIf(model, before, change);
        const next = changedSnapshot(indexed, change);
        const [old, afresh] = [factsOf(model, indexed), factsOf(model, next)];
        const things = [root, ...rows.things.map(({ id }) => id)];
        const wanted = people.map((who) => [who, difference(model, who, things, old, afresh)] as const);
        const told = people.map((who) => {
          const own = changed.find(({ subject }) => subject === who);
          return [who, own ? writtenOut(model, rows, own) : []] as const;
        });
        expect(told).toEqual(wanted);
        for (const who of people)
          expect(whatIf(model, before, change, { subject: who }).people).toEqual(
            changed.filter((one) => one.subject === who),
          );
        seen.things += changed.reduce((all, one) => all + one.things.length, 0);
        seen.sweeps += changed.reduce((all, one) => all + one.sweeps.length, 0);
        [before, indexed] = [after, next];
      }
    }),
    { numRuns: 80 },
  );
  expect(seen.things).toBeGreaterThan(20);
  expect(seen.sweeps).toBeGreaterThan(20);
});

const asked = (change: Change, subject?: typeof mia) =>
  whatIf(minikai, factsOf(minikai, snapshot), change, subject ? { subject } : {}).people;

it('a label that is taken away takes the Mini and the record behind it', () => {
  const [gains, ...others] = asked({ ended: [holds(mia, 'view', house)] });
  expect(others).toEqual([]);
  expect(gains).toMatchObject({ subject: mia, sweeps: [] });
  expect(gains?.things.map(({ thing, gained }) => [thing, gained])).toEqual([
    [rose, []],
    [plan, []],
  ]);
});

it('a label taken off a Mini touches whoever held it, and nobody else', () => {
  const change = { things: [{ id: rose, flags: [], tags: [] }] };
  expect(asked(change).map(({ subject }) => subject)).toEqual([mia]);
  expect(asked(change, max)).toEqual([]);
});

it('nothing changes for somebody whom the facts do not know, whatever changes for others', () => {
  const change = {
    subjects: [ada, cleo, mia, max].map((id) => ({ id, active: false, insider: true, directory: null })),
  };
  expect(asked(change)).toHaveLength(4);
  expect(asked(change, subject('ghost'))).toEqual([]);
});

it('becoming an Admin is told as kinds gained whole, but for what is reached already', () => {
  const [gains] = asked({ opened: [holds(mia, 'admin')] });
  expect(gains?.things).toEqual([]);
  expect(gains?.sweeps).toContainEqual({ action: 'record.view', type: 'record', how: 'gained', except: [plan] });
  expect(gains?.sweeps).toContainEqual({ action: 'mini.delete', type: 'mini', how: 'gained', except: [] });
  const [lost] = asked({ subjects: [{ id: ada, active: false, insider: true, directory: null }] });
  expect(lost?.sweeps).toContainEqual({ action: 'record.view', type: 'record', how: 'lost', except: [] });
});

it('nothing changes for whoever keeps it by another way', () => {
  expect(asked({ ended: [holds(cleo, 'member')] })).toEqual([]);
});

it('a label that was put on a thing since the facts were indexed counts', () => {
  const garden = thing('garden');
  const label = { id: garden, type: 'mini_label', inside: root, flags: [], tags: [] };
  const indexed = factsOf(minikai, { ...snapshot, things: [...snapshot.things, label] });
  const tagged = indexed.changed({ things: [{ id: rose, flags: [], tags: [garden] }] });
  const { people: changed } = whatIf(minikai, tagged, { opened: [holds(max, 'view', garden)] });
  expect(changed.map(({ subject, things }) => [subject, things.map(({ thing }) => thing)])).toEqual([[max, [rose]]]);
});
