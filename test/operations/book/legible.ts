/** Values of the product as somebody reads them: names in the place of ids, one line each. */

const shortNames: Readonly<Record<string, string>> = {
  gra: 'grant',
  inv: 'invitation',
  tsk: 'task',
  pln: 'plan',
  mdl: 'model',
  req: 'request',
  thg: 'thing',
  sub: 'subject',
};

const anId = /\b([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}\b/g;

/** Puts names in the place of ids; an id without a name is a number of its kind, in the order in which they are met. */
export class Names {
  private readonly given = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  give(id: string, name: string): void {
    this.given.set(id, name);
  }

  in(text: string): string {
    return text.replace(anId, (id, kind: string) => {
      const known = this.given.get(id) ?? this.next(kind);
      this.given.set(id, known);
      return known;
    });
  }

  private next(kind: string): string {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return `${shortNames[kind] ?? kind} ${count}`;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What is the same in every line says nothing. */
const leftOut = new Set(['tenant']);

/** A value in one line: `{kind: set, to: Member}`; nothing is `-`. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (isObject(value)) return `{${fields(value)}}`;
  if (typeof value !== 'string') return String(value);
  return value === '' || value.includes('\n') ? JSON.stringify(value) : value;
}

const saysNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);

/** The fields of an object, separated; what says nothing is left out. */
export const fields = (value: Record<string, unknown>): string =>
  Object.entries(value)
    .filter(([key, one]) => !saysNothing(one) && !leftOut.has(key))
    .map(([key, one]) => `${key}: ${plain(one)}`)
    .join(', ');
