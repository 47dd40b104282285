/** Whether what people were told is what the history says: nothing acknowledged lost, doubled or half done. */
import type { Act, SeenEvent } from '../acts/act.ts';

const promised: Record<Act['verdict'], (stands: number, whole: number) => boolean> = {
  acknowledged: (stands, whole) => stands === whole,
  refused: (stands) => stands === 0,
  unanswered: (stands, whole) => stands === 0 || stands === whole,
  doubtful: (stands, whole) => stands === 0 || stands === whole,
};

/** A sentence for each act of which the history holds something else than was said. */
export function actViolations(acts: readonly Act[], events: readonly SeenEvent[]): string[] {
  const byType = grouped(events);
  return acts.flatMap(({ who, line, trace, verdict, text, twice }) => {
    const found = [...(byType.get(trace.type) ?? []), ...((trace.or && byType.get(trace.or)) ?? [])];
    const stands = found.filter(trace.is).length;
    if (promised[verdict](stands, trace.times)) return [];
    const copies = twice ? ', sent twice' : '';
    return [
      `${who}: ${line} was ${verdict}${copies}, and stands ${stands} times instead of ${trace.times}: ${text.split('\n')[0]}`,
    ];
  });
}

function grouped(events: readonly SeenEvent[]): Map<SeenEvent['type'], SeenEvent[]> {
  const groups = new Map<SeenEvent['type'], SeenEvent[]>();
  for (const event of events) {
    const group = groups.get(event.type);
    if (group) group.push(event);
    else groups.set(event.type, [event]);
  }
  return groups;
}
