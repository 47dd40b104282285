/** The first things of a set-up, as people type them: one on a line, `project Site in Web`. */
import { invalid } from '../../domain/refusal.ts';
import type { FirstThing } from '../../operations/house/set-up.ts';
import type { ThingTypeInfo } from '../../policy/types.ts';
import { fold } from '../words/index.ts';

/** Types by product: what a line may begin with. */
export type TypesByProduct = ReadonlyMap<string, readonly ThingTypeInfo[]>;

const unquoted = (name: string): string => name.trim().replace(/^["“](.*)["”]$/u, '$1');

/** Whether a line begins with the name or title of this type; answers what follows it. */
function afterType(line: string, { name, title }: ThingTypeInfo): string | undefined {
  const folded = fold(line);
  for (const word of [title, name, name.replaceAll('_', ' ')]) {
    const start = `${fold(word)} `;
    if (folded.startsWith(start)) return line.slice(start.length).trim();
  }
  return undefined;
}

function readLine(line: string, types: TypesByProduct): { product: string; thing: FirstThing } {
  for (const [product, known] of types) {
    for (const type of known.filter(({ kept, name }) => kept && name !== 'workspace')) {
      const rest = afterType(line, type);
      if (!rest) continue;
      const [, name = rest, inside] = /^(.+?)\s+in\s+(.+)$/u.exec(rest) ?? [];
      return { product, thing: { type: type.name, name: unquoted(name), inside: inside ? unquoted(inside) : null } };
    }
  }
  throw invalid(`"${line}" is not understood.`, {
    field: 'things',
    next: 'Begin each line with what it is: team Web, or project Site in Web.',
  });
}

/** Every line as a thing of the product whose model knows its type. */
export const firstThings = (
  lines: readonly string[],
  types: TypesByProduct,
): { product: string; thing: FirstThing }[] => lines.map((line) => readLine(line, types));
