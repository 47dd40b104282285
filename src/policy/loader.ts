/** The loader, and the only reader of YAML: text in, plain data out, with the place of every key so that problems can name their line. */
import { isMap, isNode, isPair, LineCounter, type Node, type Pair, parseDocument, type YAMLParseError } from 'yaml';
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
  for (const { pos, message, code } of withoutEchoes(doc.errors))
    fromYaml.add([pos[0]], yamlSays(message), hints[code] ?? 'Mend this line; nothing else was read.');
  if (doc.errors.length > 0) return { data: null, problems: fromYaml };
  try {
    return { data: doc.toJS({ maxAliasCount: 50 }), problems };
  } catch {
    problems.add([], 'this file repeats itself through too many aliases', 'Write the repeated parts out.');
    return { data: null, problems };
  }
}

/** One mistake makes YAML stumble on every line that follows: of each kind the first is told; names that stand twice are all told. */
function withoutEchoes(errors: readonly YAMLParseError[]): readonly YAMLParseError[] {
  const tab = errors.find(({ code }) => code === 'TAB_AS_INDENT');
  if (tab) return [tab];
  const first = (code: string): number => errors.findIndex((error) => error.code === code);
  return errors.filter(({ code }, at) => code === 'DUPLICATE_KEY' || first(code) === at);
}

const quotes = 'Put a text that holds a comma or a colon in "quotes".';
const spaces =
  'Look for a } or ] or " that is missing, and for a line that begins further in or out than its neighbours.';

const hints: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  BLOCK_AS_IMPLICIT_KEY: quotes,
  BLOCK_IN_FLOW: quotes,
  MULTILINE_IMPLICIT_KEY: quotes,
  MISSING_CHAR: spaces,
  BAD_INDENT: spaces,
  TAB_AS_INDENT: 'Let lines begin with spaces, not with tabs.',
  DUPLICATE_KEY: 'This name stands twice in one place: keep one of them.',
};

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
