/** The difference of two role models as a calm text: what is read as it stands first, then who may what, then how many mere words. */
import type { CompiledModel, ModelDifference, RightChange, RightKind } from '../policy/index.ts';

export interface Compared {
  readonly before: CompiledModel;
  readonly after: CompiledModel;
  readonly difference: ModelDifference;
}

/** With `exact`, each way says also who is left out because they could, or still can, by another one. */
export function differenceText({ before, after, difference }: Compared, exact: boolean): string {
  const { changes, rights, words } = difference;
  const names = [before, after].map(({ title, version }) => `${title} ${version}`);
  const parts = [
    [`${names[0]} -> ${names[1]}`],
    changes.length > 0 ? ['Roles, things and asking', ...changes.map(({ says }) => `  ${says}`)] : [],
    ...grouped(rights, (right) => JSON.stringify([right.kind, waysOf(right, exact)])).map((same) =>
      rightText(same, exact),
    ),
    difference.isEquivalent ? ['Nobody may anything else than before, whatever the facts.'] : [],
    !exact && rights.length > 0
      ? ['+ may now, - may no longer, unless another line lets them (--exact leaves those out).']
      : [],
    words.length > 0
      ? [`${words.length} ${words.length === 1 ? 'change' : 'changes'} of words only: titles, sentences, examples.`]
      : [],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

const headings: Readonly<Record<RightKind, string>> = {
  do: '',
  give: 'Give ',
  hold: 'Hold ',
  ask: 'Ask for ',
  ask_for_others: 'Ask for somebody else to be ',
};

/** `See the project (project.view)`, or `Ask for Team Member (team)`. */
export const rightTitle = ({ kind, title, name }: Pick<RightChange, 'kind' | 'title' | 'name'>): string =>
  kind === 'do' ? `${title} (${name})` : `${headings[kind]}${title}`;

function rightText(rights: readonly RightChange[], exact: boolean): string[] {
  const [first] = rights;
  if (!first) return [];
  const { gained, lost } = waysOf(first, exact);
  return [
    ...rights.map(rightTitle),
    ...(first.unknown ? ['  ? too many cases to say who; it counts as changed'] : []),
    ...gained.map((says) => `  + ${says}`),
    ...lost.map((says) => `  - ${says}`),
  ];
}

const waysOf = (right: RightChange, exact: boolean): { gained: string[]; lost: string[] } => {
  const said = (ways: RightChange['gained']): string[] => ways.map(({ says }) => says);
  return exact
    ? { gained: said(right.gained), lost: said(right.lost) }
    : { gained: said(right.gainedInShort), lost: said(right.lostInShort) };
};

export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
