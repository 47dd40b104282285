/** Whoever is not here holds nothing and waits for nothing; nothing was given past the stages that asking for it would need. */
import { firstDay } from '../../../src/domain/grant.ts';
import { type ModelText, modelsByWorkspace } from './model-text.ts';
import type { State } from './rows.ts';

/** Somebody gone: everything of theirs has ended. */
export function goneViolations({ subjects, grants, requests, invitations, history }: State): string[] {
  // What is over waits for the sweep and for nobody; the last event tells the time.
  const now = history.at(-1)?.at ?? '';
  const active = new Set(subjects.filter(({ state }) => state === 'active').map(({ id }) => id));
  const held = grants.filter(
    ({ subject, ended_at, ends_at }) =>
      ended_at === null && !active.has(subject) && (ends_at === null || ends_at > now),
  );
  const waiting = requests.filter(
    ({ state, target, requester, expires_at }) =>
      state === 'pending' && expires_at > now && !(active.has(target) && active.has(requester)),
  );
  const gone = new Set(subjects.filter(({ state }) => state === 'deactivated').map(({ id }) => id));
  const expected = invitations.filter(({ state, subject }) => state === 'pending' && gone.has(subject));
  return [
    ...held.map(({ id, subject }) => `Grant ${id} is open, and ${subject} is not here.`),
    ...waiting.map(({ number }) => `Request R-${number} waits for somebody who is not here.`),
    ...expected.map(({ id }) => `Invitation ${id} waits for somebody who has left.`),
  ];
}

const needsSeveral = (model: ModelText | undefined, role: string): boolean => {
  const quorums = model?.rule('workspace', role)?.quorums ?? [];
  return quorums.reduce((sum, one) => sum + one, 0) > 1;
};

const raises = ({ ranked }: ModelText, from: string, to: string): boolean => ranked.indexOf(to) < ranked.indexOf(from);

/** By Roledesk itself, as it was on the first day or was told; an invitation that is accepted was somebody's to promise. */
const isFact = (by: string | null, reason: string | null): boolean =>
  reason === firstDay || (by === null && reason !== 'invitation accepted');

/** A role that takes several people is raised to by an approved request alone, whoever sets it or invites with it. */
export function stageViolations(state: State): string[] {
  const models = modelsByWorkspace(state);
  const approved = new Set(
    state.requests
      .filter((one) => one.state === 'approved')
      .map(({ workspace, target, role, decided_at }) => [workspace, target, role, decided_at].join(' ')),
  );
  return state.history.flatMap(({ workspace, at, by, happening }) => {
    const model = models.get(workspace ?? '');
    if (happening.type !== 'role.set' || !model?.isOne || happening.to === null) return [];
    const { from, to, target, reason } = happening;
    if (!needsSeveral(model, to) || (from === null ? isFact(by, reason) : !raises(model, from, to))) return [];
    return approved.has([workspace, target, to, at].join(' '))
      ? []
      : [`${target} became ${to} at ${at} without the approvals that it takes.`];
  });
}
