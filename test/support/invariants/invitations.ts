/** Invitations and tasks went only ways that they may go, and are what the history says. */
import type { State } from './rows.ts';
import { unmatched } from './texts.ts';

interface Told {
  state: string;
  gives: string;
  endedAt: string | null;
}

const ends: Readonly<Record<string, string>> = {
  'invitation.accepted': 'accepted',
  'invitation.cancelled': 'cancelled',
  'invitation.expired': 'expired',
};

export function invitationViolations({ history, invitations }: State): string[] {
  const found: string[] = [];
  const told = new Map<string, Told>();
  for (const { happening, at } of history) {
    if (!('invitation' in happening)) continue;
    const { invitation: id, type } = happening;
    const past = told.get(id);
    if (type === 'invitation.sent')
      told.set(id, { state: 'pending', gives: JSON.stringify(happening.gives), endedAt: null });
    else if (past?.state !== 'pending')
      found.push(`Invitation ${id}: ${type} when it was ${past?.state ?? 'not sent'}.`);
    else if (type === 'invitation.changed') past.gives = JSON.stringify(happening.gives);
    else if (ends[type]) Object.assign(past, { state: ends[type], endedAt: at });
  }
  for (const row of invitations) {
    const past = told.get(row.id);
    const agrees = past && row.state === past.state && row.ended_at === past.endedAt && row.gives === past.gives;
    if (!agrees) found.push(`Invitation ${row.id} is not what the history says.`);
    told.delete(row.id);
  }
  return [...found, ...[...told.keys()].map((id) => `Invitation ${id} is in the history and nowhere else.`)];
}

/** What was known on the first day is no news, so it has no event. */
const isNews = ({ key }: { key: string }): boolean => !key.startsWith('first:');

export function taskViolations({ history, tasks }: State): string[] {
  const said: string[] = [];
  const states = new Map<string, string>();
  for (const { happening } of history) {
    if (happening.type === 'task.opened') said.push(happening.task);
    if (happening.type === 'task.opened') states.set(happening.task, 'open');
    if (happening.type === 'task.done') states.set(happening.task, 'done');
    if (happening.type === 'task.dropped') states.set(happening.task, 'dropped');
  }
  const kept = tasks.filter(isNews);
  const { extra, missing } = unmatched(
    kept.map(({ id }) => id),
    said,
  );
  const odd = kept.filter(({ id, state }) => states.has(id) && states.get(id) !== state);
  return [
    ...extra.map((id) => `Task ${id} is not in the history.`),
    ...missing.map((id) => `Task ${id} is in the history and not there, or opened twice.`),
    ...odd.map(({ id, state }) => `Task ${id} is ${state}, and the history says ${states.get(id)}.`),
  ];
}
