/** Minikai with two Admins, one of them for a time, and Members with labels: for tests that name people. */
import type { CompiledModel, HeldFact, Snapshot } from '../../../src/policy/index.ts';
import { loaded, textOf } from './models.ts';
import { at, root, subject, thing } from './worlds.ts';

export const minikai: CompiledModel = loaded(textOf('minikai'));
export const friday = at('2026-01-09T17:00:00.000Z');
export const thursday = at('2026-01-08T17:00:00.000Z');
export const saturday = at('2026-01-10T17:00:00.000Z');

export const [ada, cleo, mia, max] = ['ada', 'cleo', 'mia', 'max'].map(subject) as [
  ReturnType<typeof subject>,
  ReturnType<typeof subject>,
  ReturnType<typeof subject>,
  ReturnType<typeof subject>,
];
export const [rose, house, plan, care] = ['rose', 'house', 'plan', 'care'].map(thing) as [
  ReturnType<typeof thing>,
  ReturnType<typeof thing>,
  ReturnType<typeof thing>,
  ReturnType<typeof thing>,
];

export const holds = (who: typeof ada, role: string, where = root, endsAt: HeldFact['endsAt'] = null): HeldFact => ({
  subject: who,
  thing: where,
  role,
  endsAt,
});

/** Ada is Admin for good, Cleo a Member who is Admin until Friday, Mia a Member with both labels, Max one with none. */
export const snapshot: Snapshot = {
  now: at('2026-01-05T09:00:00.000Z'),
  root,
  subjects: [ada, cleo, mia, max].map((id) => ({ id, active: true, insider: true, directory: null })),
  things: [
    { id: house, type: 'mini_label', inside: root, flags: [], tags: [] },
    { id: care, type: 'record_label', inside: root, flags: [], tags: [] },
    { id: rose, type: 'mini', inside: root, flags: [], tags: [house] },
    { id: plan, type: 'record', inside: rose, flags: [], tags: [care] },
  ],
  held: [
    holds(ada, 'admin'),
    holds(cleo, 'member'),
    holds(cleo, 'admin', root, friday),
    holds(mia, 'member'),
    holds(mia, 'view', house),
    holds(mia, 'view', care),
    holds(max, 'member'),
  ],
  recorded: [],
  keepers: [ada],
};

/** The same with one person changed. */
export const with_ = (who: typeof ada, change: Partial<Snapshot['subjects'][number]>): Snapshot => ({
  ...snapshot,
  subjects: snapshot.subjects.map((one) => (one.id === who ? { ...one, ...change } : one)),
});
