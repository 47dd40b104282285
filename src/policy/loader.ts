/** The loader, and the only reader of YAML: text in, plain data out, with the place of every key so that problems can name their line. */
import { isMap, isNode, isPair, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { type Path, type Place, Problems } from './problems.ts';

export interface YamlFile {
  data: unknown;
  problems: Problems;
}

/** Reads one document. What YAML itself refuses (a key twice, bad indentation) is already among the problems. */
export function readYaml(text: string): YamlFile {
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  const problems = new Problems((path) => placeAt(offsetOf(doc.contents, path)));
  const fromYaml = new Problems(([offset]) => placeAt(Number(offset)));
  for (const error of doc.errors)
    fromYaml.add([error.pos[0]], yamlSays(error.message), 'Mend this line; nothing else was read.');
  if (doc.errors.length > 0) return { data: null, problems: fromYaml };
  try {
    return { data: doc.toJS({ maxAliasCount: 50 }), problems };
  } catch {
    problems.add([], 'this file repeats itself through too many aliases', 'Write the repeated parts out.');
    return { data: null, problems };
  }
}

const yamlSays = (message: string): string => `this is not YAML: ${message.split('\n')[0] ?? ''}`;

/** Offset of the deepest part of the path that exists: the key of a map, else the item itself. */
function offsetOf(contents: unknown, path: Path): number {
  let node: unknown = contents;
  let offset = startOf(node);
  for (const step of path) {
    const next: unknown = isMap(node) ? node.items.find((item) => keyOf(item) === String(step)) : itemOf(node, step);
    if (next === undefined) break;
    offset = isPair(next) ? startOf(next.key) : startOf(next);
    node = isPair(next) ? next.value : next;
  }
  return offset;
}

const keyOf = (pair: Pair): string => String(isNode(pair.key) ? pair.key.toJSON() : pair.key);

function itemOf(node: unknown, step: string | number): Node | undefined {
  const items = (node as { items?: unknown[] } | null)?.items;
  const item = typeof step === 'number' ? items?.[step] : undefined;
  return isNode(item) ? item : undefined;
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
