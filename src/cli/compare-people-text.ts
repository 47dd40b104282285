/** What a changed role model means for the people there are, as text: who gains and loses what, and what no longer counts. */
import type { ModelDifference, PeopleDifference, PeopleLine, PolicyId } from '../policy/index.ts';
import { grouped, rightTitle } from './compare-text.ts';

type Names = ReadonlyMap<PolicyId, string>;

export function peopleText(
  { lines, grants, stranded }: PeopleDifference,
  { rights }: ModelDifference,
  names: Names,
): string {
  const titles = new Map(rights.map((right) => [`${right.kind} ${right.name}`, rightTitle(right)]));
  const told = lines.map((line) => lineText(line, titles, names));
  const ended = grouped(grants, ({ role, why, grant }) => [role, why, grant.thing].join(' ')).flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const who = listed(
      same.map(({ grant }) => grant.subject),
      names,
    );
    return [`  ${who}: ${first.role} on ${names.get(first.grant.thing) ?? first.grant.thing} ${reasons[first.why]}`];
  });
  const parts = [
    told.length > 0 ? ['For the people there are', ...told] : ['For the people there are: nothing changes.'],
    ended.length > 0 ? ['What is held', ...ended] : [],
    stranded.length > 0 ? [`Nobody could approve these pending requests: ${listed(stranded, names)}`] : [],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

const reasons = {
  unknown: 'counts for nothing: there is no such role any more',
  ineligible: 'counts for nothing: they may no longer hold it',
  counts: 'counts, which it did not before',
} as const;

function lineText(line: PeopleLine, titles: ReadonlyMap<string, string>, names: Names): string {
  const { change, kind, names: rights, subjects, things, except } = line;
  const what = rights.map((name) => titles.get(`${kind} ${name}`) ?? name).join(', ');
  const but = except.length > 0 ? ` (${except.length} ${except.length === 1 ? 'pair' : 'pairs'} of them excepted)` : '';
  return `  ${change === 'gained' ? '+' : '-'} ${listed(subjects, names)} on ${listed(things, names)}${but}\n      ${what}`;
}

const most = 8;

/** The first few by name, and how many more. */
function listed(ids: readonly PolicyId[], names: Names): string {
  const shown = ids.slice(0, most).map((id) => names.get(id) ?? id);
  return ids.length > most ? `${shown.join(', ')} and ${ids.length - most} more` : shown.join(', ');
}
