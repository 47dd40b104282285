/** Random edits of a role model, as somebody might make them in the file: what is compared with what it was before. */
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { CompiledModel } from '../../../src/policy/index.ts';
import { compileText } from '../../../src/policy/load.ts';

type Line = Record<string, unknown>;
interface File {
  options?: Record<string, { value: string; choices: string[] }>;
  roles: { per_person?: string; ranked: Record<string, Record<string, unknown>> };
  things: Record<string, { inside?: string | string[]; people?: Record<string, unknown> }>;
  standing: Record<string, Record<string, Line[]>>;
  permissions: Record<string, Record<string, unknown>>;
  asking?: Record<string, Record<string, Record<string, unknown>>>;
}

/** One of the items by any number; undefined of none. */
const pick = <Item>(items: readonly Item[], by: number): Item | undefined => items[by % Math.max(1, items.length)];
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

type Edit = (file: File, a: number, b: number, c: number) => void;

/** Every line by itself. */
const each = (file: File): Line[] => Object.values(file.standing).flatMap((all) => Object.values(all).flat());
const linesOf = (file: File): { all: Line[]; at: number }[] =>
  Object.values(file.standing).flatMap((standings) =>
    Object.values(standings).flatMap((all) => all.map((_, at) => ({ all, at }))),
  );
const standingNames = (file: File): string[] =>
  Object.entries(file.standing).flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));
const askings = (file: File): Line[] => Object.values(file.asking ?? {}).flatMap((all): Line[] => Object.values(all));
const peopleOf = (file: File): { people: Record<string, unknown>; name: string }[] =>
  Object.values(file.things).flatMap(({ people = {} }) => Object.keys(people).map((name) => ({ people, name })));

/** Every way to edit a file. Some make a model that is refused; those are left out. */
const edits: Record<string, Edit> = {
  dropLine: (file, a) => {
    const line = pick(
      linesOf(file).filter(({ all }) => all.length > 1),
      a,
    );
    line?.all.splice(line.at, 1);
  },
  dropKey: (file, a, b) => {
    const line = pick(linesOf(file), a);
    const own = line?.all[line.at];
    const key =
      own &&
      pick(
        Object.keys(own).filter((one) => one !== 'because'),
        b,
      );
    if (own && key) delete own[key];
  },
  turnFlag: (file, a) => {
    const own = pick(
      each(file).filter((line) => line.if ?? line.unless),
      a,
    );
    if (!own) return;
    const { if: if_, unless } = own;
    delete own.if;
    delete own.unless;
    if (if_) own.unless = if_;
    if (unless) own.if = unless;
  },
  otherRoles: (file, a, b) => {
    const own = pick(
      each(file).filter((line) => line.as),
      a,
    );
    const roles = Object.keys(file.roles.ranked);
    if (own) own.as = roles.filter((_, at) => ((b + 1) >> at) & 1);
  },
  otherPerson: (file, a, b) => {
    const own = pick(
      each(file).filter((line) => line.is),
      a,
    );
    const names = peopleOf(file).map(({ name }) => name);
    if (own) own.is = pick(names, b);
  },
  forbidPerson: (file, a, b) => {
    const line = pick(linesOf(file), a);
    const own = line?.all[line.at];
    if (own)
      own.isnt = pick(
        peopleOf(file).map(({ name }) => name),
        b,
      );
  },
  turnTags: (file, a) => {
    const own = pick(
      each(file).filter((line) => line.shares ?? line.covers),
      a,
    );
    if (!own) return;
    const { shares, covers } = own;
    delete own.shares;
    delete own.covers;
    if (shares) own.covers = shares;
    if (covers) own.shares = covers;
  },
  otherLevel: (file, a, b) => {
    const own = pick(
      each(file).filter((line) => line.shares),
      a,
    );
    if (!own) return;
    const tag = typeof own.shares === 'string' ? own.shares : (Object.keys(own.shares as object)[0] ?? '');
    own.shares = { [tag]: pick(Object.keys(file.things[tag]?.people ?? {}), b) };
  },
  otherPermission: (file, a, b) => {
    const all = pick(Object.values(file.permissions), a) ?? {};
    const action = pick(Object.keys(all), b) ?? '';
    all[action] = pick([...standingNames(file), 'anyone', ...Object.keys(file.roles.ranked)], a + b);
  },
  dropPermission: (file, a, b) => {
    const all = pick(Object.values(file.permissions), a) ?? {};
    delete all[pick(Object.keys(all), b) ?? ''];
  },
  addGive: (file, a, b) => {
    const type = pick(Object.keys(file.permissions), a) ?? '';
    const role = pick(Object.keys(file.things[type]?.people ?? {}), b);
    const all = file.permissions[type];
    if (role && all?.give) all[`give_${role}`] = 'workspace.administrator';
  },
  otherMustBe: (file, a, b, c) => {
    const person = pick(peopleOf(file), a);
    const was = person?.people[person.name];
    if (!person || typeof was !== 'object' || was === null) return;
    const { must_be: _, ...rest } = was as Line;
    person.people[person.name] = c % 2 === 0 ? rest : { ...rest, must_be: pick(standingNames(file), b) };
  },
  otherRanks: (file, a, b) => {
    const ranked = Object.entries(file.roles.ranked);
    const [moved] = ranked.splice(a % ranked.length, 1);
    if (moved) ranked.splice(b % (ranked.length + 1), 0, moved);
    file.roles.ranked = Object.fromEntries(ranked);
  },
  severalRoles: (file) => {
    file.roles.per_person = 'several';
  },
  oneRole: (file) => {
    file.roles.per_person = 'one';
    for (const role of Object.values(file.roles.ranked)) delete role.axis;
  },
  newRole: (file, a) => {
    const ranked = Object.entries(file.roles.ranked);
    ranked.splice(a % (ranked.length + 1), 0, ['temp', { title: 'Temp', best_for: 'Temps.' }]);
    file.roles.ranked = Object.fromEntries(ranked);
  },
  dropRole: (file, a) => {
    const role = pick(Object.keys(file.roles.ranked), a) ?? '';
    delete file.roles.ranked[role];
    for (const standings of Object.values(file.standing))
      for (const [name, lines] of Object.entries(standings)) {
        for (const line of lines) if (line.as) line.as = listed(line.as).filter((one) => one !== role);
        standings[name] = lines.filter((line) => !Array.isArray(line.as) || line.as.length > 0);
      }
    delete file.asking?.workspace?.[role];
  },
  otherAskers: (file, a, b, c) => {
    const rule = pick(askings(file), a);
    if (rule) rule[c % 2 === 0 ? 'asked_by' : 'for_others'] = pick(standingNames(file), b);
  },
  otherStage: (file, a, b, c) => {
    const stages = pick(askings(file), a)?.stages as Line[] | undefined;
    const stage = stages && pick(stages, c);
    if (stage) stage.by = pick(standingNames(file), b);
  },
  addStage: (file, a, b) => {
    const stages = pick(askings(file), a)?.stages as Line[] | undefined;
    stages?.push({ by: pick(standingNames(file), b), title: 'one more' });
  },
  dropStage: (file, a, b) => {
    const stages = pick(askings(file), a)?.stages as Line[] | undefined;
    if (stages && stages.length > 1) stages.splice(b % stages.length, 1);
  },
  dropAsking: (file, a, b) => {
    const all = pick(Object.values(file.asking ?? {}), a) ?? {};
    delete all[pick(Object.keys(all), b) ?? ''];
  },
  otherPlace: (file, a) => {
    const thing = pick(
      Object.entries(file.things)
        .filter(([name]) => name !== 'workspace')
        .map(([, one]) => one),
      a,
    );
    if (thing) thing.inside = [...new Set([...listed(thing.inside ?? 'workspace'), 'workspace'])] as string[];
  },
  otherChoice: (file, a, b) => {
    const option = pick(Object.values(file.options ?? {}), a);
    if (option) option.value = pick(option.choices, b) ?? option.value;
  },
};

/** What a model may have become after one to three edits; only what still compiles. */
export function edited(text: string): fc.Arbitrary<CompiledModel> {
  const number = fc.nat(1000);
  const one = fc.tuple(fc.constantFrom(...Object.keys(edits)), number, number, number);
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .map((all) => {
      const file = parse(text) as File & { invariants?: unknown; example?: unknown; tests?: unknown };
      delete file.invariants;
      delete file.example;
      delete file.tests;
      for (const [name, a, b, c] of all) edits[name]?.(file, a, b, c);
      const { model, problems } = compileText(stringify(file));
      return problems.count === 0 ? model : null;
    })
    .filter((model) => model !== null);
}
