/** Rules that say what is wrong with a value, and how they are put together; made for checking what we draw. */

export type Json = Record<string, unknown>;
export type Rule = (value: unknown, where: string) => string[];

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sizeOf = (text: string): number => [...text].length;

export const text =
  (max: number, min = 1): Rule =>
  (value, where) => {
    if (typeof value !== 'string') return [`${where}: not a text`];
    const size = sizeOf(value);
    return size < min || size > max ? [`${where}: ${size} code points, ${min} to ${max} allowed`] : [];
  };
export const flag: Rule = (value, where) => (typeof value === 'boolean' ? [] : [`${where}: not a yes or no`]);
export const number: Rule = (value, where) => (Number.isInteger(value) ? [] : [`${where}: not a whole number`]);
export const oneOf =
  (...allowed: unknown[]): Rule =>
  (value, where) =>
    allowed.includes(value) ? [] : [`${where}: ${String(value)} is none of ${allowed.join(', ')}`];
export const many =
  (each: Rule, min: number, max: number): Rule =>
  (value, where) => {
    if (!Array.isArray(value)) return [`${where}: not a list`];
    const count =
      value.length < min || value.length > max ? [`${where}: ${value.length} items, ${min} to ${max} allowed`] : [];
    return [...count, ...value.flatMap((item, i) => each(item, `${where}[${i}]`))];
  };

/** Keys with `!` must be there; keys that are not named are refused, as Slack does. */
export const shape =
  (keys: Record<string, Rule>): Rule =>
  (value, where) => {
    if (!isObject(value)) return [`${where}: not an object`];
    const known = new Map(Object.entries(keys).map(([key, rule]) => [key.replace('!', ''), rule]));
    const unknown = Object.keys(value).filter((key) => !known.has(key) || value[key] === undefined);
    const missing = Object.keys(keys).filter((key) => key.endsWith('!') && value[key.slice(0, -1)] === undefined);
    return [
      ...unknown.map((key) => `${where}.${key}: unknown or undefined`),
      ...missing.map((key) => `${where}.${key.slice(0, -1)}: missing`),
      ...[...known].flatMap(([key, rule]) => (value[key] === undefined ? [] : rule(value[key], `${where}.${key}`))),
    ];
  };

export const both =
  (...rules: Rule[]): Rule =>
  (value, where) =>
    rules.flatMap((rule) => rule(value, where));
export const byType =
  (kinds: Record<string, Rule>): Rule =>
  (value, where) => {
    const type = isObject(value) && typeof value.type === 'string' ? value.type : '(none)';
    return kinds[type]?.(value, `${where}<${type}>`) ?? [`${where}: ${type} may not stand here`];
  };
