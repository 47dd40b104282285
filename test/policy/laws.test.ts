/** The laws of the decision, by name, on random worlds of four models. */
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import {
  type CompiledModel,
  decide,
  explain,
  factsOf,
  may,
  outranks,
  type Question,
  strongest,
} from '../../src/policy/index.ts';
import { compileText } from '../../src/policy/load.ts';
import { granting } from './support/granting.ts';
import { clinicText, loaded, textOf } from './support/models.ts';
import { people, questions, root, worlds } from './support/worlds.ts';

const texts: Record<string, string> = {
  minikai: textOf('minikai'),
  miruni: textOf('miruni'),
  slack: textOf('slack'),
  clinic: clinicText,
};

/** The model in a text, compiled only: a changed model need not keep its invariants. */
function compiled(text: string): CompiledModel {
  const { model, problems } = compileText(text);
  if (!model || problems.count > 0) throw new Error(JSON.stringify(problems.all));
  return model;
}

const allowed = (model: CompiledModel, snapshot: Parameters<typeof factsOf>[1]): string[] => {
  const facts = factsOf(model, snapshot);
  return questions(model, snapshot)
    .filter((question) => may(model, question, facts))
    .map(({ caller, action, thing }) => `${caller} ${action} ${thing}`);
};

describe.each(Object.keys(texts))('%s', (name) => {
  const text = texts[name] ?? '';
  const model = loaded(text);
  const world = worlds(model);

  it('silence denies: without a fact nobody may anything', () => {
    fc.assert(
      fc.property(world, (snapshot) => {
        expect(allowed(model, { ...snapshot, held: [] })).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('the order of lines means nothing', () => {
    const turned = compiled(reversed(text));
    fc.assert(
      fc.property(world, (snapshot) => {
        expect(allowed(turned, snapshot).sort()).toEqual(allowed(model, snapshot).sort());
      }),
      { numRuns: 25 },
    );
  });

  it('adding a permit never turns allow into deny', () => {
    const standings = Object.entries(parse(text).standing as Lines).flatMap(([type, all]) =>
      Object.keys(all).map((one) => [type, one] as const),
    );
    const wider = standings.map(([type, standing]) =>
      compiled(withLine(text, type, standing, model.roles.at(-1)?.name ?? '')),
    );
    fc.assert(
      fc.property(world, fc.constantFrom(...wider), (snapshot, more) => {
        expect(allowed(more, snapshot)).toEqual(expect.arrayContaining(allowed(model, snapshot)));
      }),
      { numRuns: 25 },
    );
  });

  it('may equals decide, and a decision always says why', () => {
    fc.assert(
      fc.property(world, (snapshot) => {
        const facts = factsOf(model, snapshot);
        const wrong = questions(model, snapshot).filter((question) => {
          const { allowed: yes, reasons } = decide(model, question, facts);
          const agree = reasons.every(({ kind, text: says }) => says !== '' && (kind === 'permit') === yes);
          return yes !== may(model, question, facts) || reasons.length === 0 || !agree;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('one forbid beats every permit', () => {
    const gives = fc.record({
      role: fc.constantFrom(...model.roles.map((role) => role.name)),
      target: fc.constantFrom(...people),
      caller: fc.constantFrom(...people),
      active: fc.boolean(),
      insider: fc.boolean(),
      directory: fc.boolean(),
    });
    fc.assert(
      fc.property(world, gives, (snapshot, { role, target, caller, active, insider, directory }) => {
        const subjects = snapshot.subjects.map((one) => {
          if (one.id === caller) return { ...one, active, insider };
          return one.id === target ? { ...one, directory: directory ? 'Okta' : null } : one;
        });
        const facts = factsOf(model, { ...snapshot, subjects });
        const question: Question = {
          caller,
          action: 'workspace.set_role',
          thing: root,
          target,
          gives: { role, thing: root, until: null },
        };
        const decision = decide(model, question, facts);
        expect(decision.allowed).toBe(decision.reasons.every(({ kind }) => kind === 'permit'));
        expect(may(model, question, facts)).toBe(decision.allowed);
        if (!decision.allowed) return;
        const own = snapshot.held
          .filter((held) => held.thing === root && held.subject === caller)
          .map((held) => held.role);
        const stepsDown = caller === target && outranks(model, strongest(model, own) ?? '', role);
        expect([active, insider, caller !== target || stepsDown]).toEqual([true, true, true]);
        expect(caller !== target && directory).toBe(false);
      }),
    );
  });

  it('why never disagrees with decide', () => {
    fc.assert(
      fc.property(world, (snapshot) => {
        const facts = factsOf(model, snapshot);
        const wrong = questions(model, snapshot).filter((question) => {
          const { decision, missing, instead } = explain(model, question, facts, people);
          const same = JSON.stringify(decision) === JSON.stringify(decide(model, question, facts));
          const quiet = !decision.allowed || missing.length + instead.length === 0;
          const could = instead.every((caller) => may(model, { ...question, caller, target: question.caller }, facts));
          return !same || !quiet || !could || missing.some((way) => way.facts.length === 0);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('every way that why-not names really turns the answer', () => {
    let turned = 0;
    fc.assert(
      fc.property(world, (snapshot) => {
        const facts = factsOf(model, snapshot);
        const stillNo = questions(model, snapshot).flatMap((question) =>
          explain(model, question, facts, []).missing.filter((way) => {
            const better = granting(model, snapshot, question, way.needs);
            if (better !== null) turned++;
            return better !== null && !may(model, question, factsOf(model, better));
          }),
        );
        expect(stillNo).toEqual([]);
      }),
      { numRuns: 12 },
    );
    expect(turned).toBeGreaterThan(100);
  });
});

type Lines = Record<string, Record<string, unknown[]>>;

/** The same model with every list of lines, every list of standings and every section of standings turned around. */
function reversed(text: string): string {
  const file = parse(text) as {
    standing: Lines;
    permissions: Record<string, Record<string, unknown>>;
    tests?: unknown;
    example?: unknown;
  };
  for (const standings of Object.values(file.standing)) for (const lines of Object.values(standings)) lines.reverse();
  for (const [type, actions] of Object.entries(file.permissions)) {
    for (const by of Object.values(actions)) {
      if (Array.isArray(by)) by.reverse();
      else if (typeof by === 'object' && Array.isArray((by as { by?: unknown }).by))
        (by as { by: unknown[] }).by.reverse();
    }
    file.permissions[type] = Object.fromEntries(Object.entries(actions).reverse());
  }
  return stringify(file);
}

function withLine(text: string, type: string, standing: string, role: string): string {
  const file = parse(text) as { standing: Lines };
  file.standing[type]?.[standing]?.push({ as: role, because: 'one more line' });
  return stringify(file);
}
