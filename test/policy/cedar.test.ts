/** A second opinion: on thousands of random questions Cedar, asked with the model's export, says what `decide` says and why. */
import fc from 'fast-check';
import { guardRails, inactive } from '../../src/policy/guard-rails.ts';
import { type CompiledModel, withOptions } from '../../src/policy/index.ts';
import { type Asked, cedarWith, differs } from './support/cedar.ts';
import { exampleWorld, livelyWorlds } from './support/lively-worlds.ts';
import { clinicWith, fixtureText, loaded, textOf } from './support/models.ts';

const minikai = loaded(textOf('minikai'));
const models: Record<string, CompiledModel> = {
  minikai,
  'minikai, labels edit': withOptions(minikai, { labelEdit: 'on' }),
  'minikai, all labels': withOptions(minikai, { recordLabelMatch: 'all' }),
  'minikai, both': withOptions(minikai, { labelEdit: 'on', recordLabelMatch: 'all' }),
  miruni: loaded(textOf('miruni')),
  slack: loaded(textOf('slack')),
  example: loaded(textOf('example')),
  seven: loaded(fixtureText('seven')),
  clinic: loaded(clinicWith('set_role: administrator', 'set_role: [administrator, nurse]')),
};

// Two answerers in one process, one of them in WebAssembly: slow on a busy machine, and nothing else is wrong then.
jest.setTimeout(120_000);

const [worldsEach, questionsEach] = [24, 50];
const all: Asked[] = [];

describe.each(Object.keys(models))('%s', (name) => {
  const model = models[name] as CompiledModel;
  const ask = cedarWith(model);
  const { example } = model.examples;

  it('Cedar answers as decide does, for the same reasons', () => {
    const worlds = livelyWorlds(model, questionsEach);
    const seen: Asked[] = [];
    fc.assert(
      fc.property(worlds, ([snapshot, questions]) => {
        const asked = ask(snapshot, questions);
        seen.push(...asked);
        expect(asked.filter(differs).slice(0, 3)).toEqual([]);
      }),
      { numRuns: worldsEach, endOnFailure: true },
    );
    const yes = seen.filter(({ ours }) => ours.allowed).length / seen.length;
    expect(yes).toBeGreaterThan(0.15);
    expect(yes).toBeLessThan(0.75);
    all.push(...seen);
  });

  if (!example || name.includes(',')) return;

  it('on its own example too, where every action is allowed to some and denied to others', () => {
    const asked = ask(...exampleWorld(model, example));
    expect(asked.filter(differs)).toEqual([]);
    for (const allowed of [true, false]) {
      const actions = asked.filter(({ ours }) => ours.allowed === allowed).map(({ question }) => question.action);
      expect(new Set(actions)).toEqual(new Set(model.actions.map((action) => action.name)));
    }
    all.push(...asked);
  });
});

describe('the questions', () => {
  it('are 20,000 and more, a quarter of them at least allowed, a quarter denied', () => {
    const yes = all.filter(({ ours }) => ours.allowed).length;
    expect(all.length).toBeGreaterThan(20_000);
    expect(yes / all.length).toBeGreaterThan(0.25);
    expect(yes / all.length).toBeLessThan(0.75);
  });

  it.each([inactive, ...guardRails].map(({ code }) => code))('%s forbids alone, five times at least', (code) => {
    expect(all.filter(({ ours }) => !ours.allowed && ours.codes.join() === code).length).toBeGreaterThanOrEqual(5);
  });
});
