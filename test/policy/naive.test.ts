/** The compiled clauses say what the file says: compared with a plain reading of it, on thousands of random questions. */
import fc from 'fast-check';
import { factsOf, may } from '../../src/policy/index.ts';
import { clinicText, loaded, textOf } from './support/models.ts';
import { naiveMay } from './support/naive.ts';
import { questions, worlds } from './support/worlds.ts';

const texts: Record<string, string> = {
  minikai: textOf('minikai'),
  'minikai, labels that edit, all labels': textOf('minikai')
    .replace('value: off', 'value: on')
    .replace('value: any', 'value: all')
    .replace(/\ntests:[\s\S]*/, ''),
  miruni: textOf('miruni'),
  slack: textOf('slack'),
  example: textOf('example'),
  clinic: clinicText,
  'clinic, badges for medics': clinicText.replace(/(full|basic): \{/g, '$1: { must_be: medic,'),
};

it.each(Object.keys(texts))('%s', (name) => {
  const text = texts[name] ?? '';
  const model = loaded(text);
  const naive = naiveMay(text);
  let yes = 0;
  fc.assert(
    fc.property(worlds(model), (snapshot) => {
      const facts = factsOf(model, snapshot);
      const own = questions(model, snapshot).filter(
        ({ action }) => !model.actions.some((one) => one.name === action && one.core),
      );
      const answers = own.map(
        (question) => [question, may(model, question, facts), naive(snapshot, question)] as const,
      );
      yes += answers.filter(([, answer]) => answer).length;
      expect(answers.filter(([, compiled, plain]) => compiled !== plain)).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(yes).toBeGreaterThan(50);
});
