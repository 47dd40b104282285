/** A second reading of a role model: straight from the file, line by line, slow and plain, to hold the compiled one against. */
import { parse } from 'yaml';
import type { Question, Snapshot, ThingFact } from '../../../src/policy/index.ts';
import { type FileLine, modelFile } from '../../../src/policy/schema.ts';

/** May the caller do this, by the lines of the file alone (no guard rails, no core)? */
export function naiveMay(text: string): (snapshot: Snapshot, question: Question) => boolean {
  const file = modelFile.parse(parse(text));
  const ranked = Object.keys(file.roles.ranked);
  const axisOf = (role: string): string => file.roles.ranked[role]?.axis ?? '';
  const optionsHold = (when: Record<string, string> | undefined): boolean =>
    Object.entries(when ?? {}).every(([option, wanted]) => file.options[option]?.value === wanted);

  return (snapshot, { caller, action, thing }) => {
    const root: ThingFact = { id: snapshot.root, type: 'workspace', inside: null, flags: [], tags: [] };
    const find = (id: string | null): ThingFact | undefined =>
      id === snapshot.root ? root : snapshot.things.find((one) => one.id === id);
    const around = (from: ThingFact, type: string): ThingFact | undefined => {
      if (from.type === type) return from;
      const next = find(from.inside);
      return next ? around(next, type) : undefined;
    };
    const held = snapshot.held.filter((row) => row.subject === caller);
    const all = ranked.filter((role) => held.some((row) => row.thing === snapshot.root && row.role === role));
    const mine = file.roles.per_person === 'one' ? all.slice(0, 1) : all;

    const recorded = (on: ThingFact, as: string): boolean =>
      [...held.map((row) => ({ ...row, as: row.role })), ...snapshot.recorded].some(
        (row) => row.thing === on.id && row.subject === caller && row.as === as,
      );
    const mustBe = (on: ThingFact, as: string): boolean => {
      const wanted = file.things[on.type]?.people[as]?.must_be;
      return wanted === undefined || has(wanted, on);
    };
    const tagHeld = (tag: ThingFact, level: string): boolean => {
      const levels = Object.keys(file.things[tag.type]?.people ?? {});
      return levels.slice(0, levels.indexOf(level) + 1).some((one) => recorded(tag, one) && mustBe(tag, one));
    };
    const tags = (on: ThingFact, wanted: string | Record<string, string>, how: 'some' | 'every'): boolean => {
      const [kind = '', level] =
        typeof wanted === 'string'
          ? [wanted, Object.keys(file.things[wanted]?.people ?? {}).at(-1)]
          : (Object.entries(wanted)[0] ?? []);
      const carried = on.tags.map(find).filter((tag) => tag?.type === kind);
      return carried.length > 0 && carried[how]((tag) => tag !== undefined && tagHeld(tag, level ?? ''));
    };
    const has = (reference: string, on: ThingFact): boolean => {
      const [type = '', name = ''] = reference.includes('.')
        ? reference.split('.')
        : [file.standing[on.type]?.[reference] ? on.type : 'workspace', reference];
      const where = around(on, type);
      return where !== undefined && (file.standing[type]?.[name] ?? []).some((line) => holds(line, where));
    };
    const holds = (line: FileLine, on: ThingFact): boolean => {
      const axes = line.as?.includes('anyone') ? [] : [...new Set((line.as ?? []).map(axisOf))];
      return (
        optionsHold(line.when) &&
        axes.every((axis) => line.as?.some((role) => axisOf(role) === axis && mine.includes(role))) &&
        (!line.is || line.is.some((as) => recorded(on, as) && mustBe(on, as))) &&
        !(line.isnt ?? []).some((as) => recorded(on, as)) &&
        (!line.from || line.from.some((reference) => has(reference, on))) &&
        (line.if ?? []).every((flag) => on.flags.includes(flag)) &&
        !(line.unless ?? []).some((flag) => on.flags.includes(flag)) &&
        (!line.shares || tags(on, line.shares, 'some')) &&
        (!line.covers || tags(on, line.covers, 'every')) &&
        (!line.may || allowed(line.may.includes('.') ? line.may : `${on.type}.${line.may}`, on))
      );
    };
    const allowed = (name: string, on: ThingFact): boolean => {
      const [type = '', verb = ''] = name.split('.');
      const permission = file.permissions[type]?.[verb];
      const where = around(on, type);
      if (!permission || !where || !optionsHold(permission.when)) return false;
      return permission.by.some(
        (by) => by === 'anyone' || (by in file.roles.ranked ? mine.includes(by) : has(by, where)),
      );
    };
    const on = find(thing);
    return mine.length > 0 && on !== undefined && on.type === action.split('.')[0] && allowed(action, on);
  };
}
