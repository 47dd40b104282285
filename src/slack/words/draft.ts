/** What a form is filled in with: the parts of an unfinished line that are certain. */
import type { Draft } from './lines.ts';
import { lengthIn } from './offered.ts';
import type { Parts } from './parts.ts';
import type { Values } from './reader.ts';
import { spanOf } from './when.ts';

/** The parts that all readings agree on. */
export function draftOf(readings: readonly Values[]): Draft {
  const { people, person, role, thing, thingRole, to, tag, request, name, reason, ...more }: Parts = agreed(readings);
  const plain = { people, person, role, thing, thingRole, to, tag, request, name, reason };
  const { types, where, product, length, until, from } = more;
  const span = spanOf({ length: length ?? null, until: until ?? null, from: from ?? null });
  return withoutGaps({
    ...plain,
    type: types?.length === 1 ? types[0] : undefined,
    product: where && 'product' in where ? where.product : product,
    inside: where && 'thing' in where ? where.thing : undefined,
    span: Object.keys(span).length > 0 ? span : undefined,
    offered: reason && !length && !until ? lengthIn(reason) : undefined,
  });
}

function agreed([first = {}, ...others]: readonly Values[]): Values {
  const same = Object.entries(first).filter(([key, value]) =>
    others.every((other) => JSON.stringify(other[key]) === JSON.stringify(value)),
  );
  return Object.fromEntries(same);
}

type Gaps = { [Key in keyof Draft]: Draft[Key] | null | undefined };

const withoutGaps = (draft: Gaps): Draft =>
  Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== null && value !== undefined && !isEmpty(value)),
  );

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
