// How far somebody is in the tour; a reload keeps it.
import { createCell } from '../state/cell.ts';
import { recall, remember } from '../state/remembered.ts';

export interface Progress {
  isOpen: boolean;
  /** Counted from 0; as many as there are steps when all are done. */
  step: number;
  /** When the tour and this step began, by the clock of the local Slack; undefined until the clock was read. */
  since?: number;
  stepSince?: number;
}

const key = 'tour';
const beginning: Progress = { isOpen: true, step: 0 };

/** What was kept, or the beginning: a newcomer sees the tour. */
export function progressIn(text: string | undefined): Progress {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Progress>;
    return typeof kept.step === 'number' && typeof kept.isOpen === 'boolean' ? (kept as Progress) : beginning;
  } catch {
    return beginning;
  }
}

/** The tour of this browser tab. */
export const tourState = createCell<Progress>(progressIn(recall(key)));
tourState.subscribe(() => remember(key, JSON.stringify(tourState.get())));

/** The next step, beginning now. */
export const onward = (progress: Progress, now: number): Progress => ({
  ...progress,
  step: progress.step + 1,
  stepSince: now,
});

/** After a fresh start of everything: the first step again, as soon as the clock is read; closed stays closed. */
export const anew = ({ isOpen }: Progress): Progress => ({ ...beginning, isOpen });

/** The first step again, beginning now. */
export const again = (now: number): Progress => ({ ...beginning, since: now, stepSince: now });
