/** Reading a form before carrying it out: what is wrong with an answer stands under its field. */
import type { ViewOutput } from '@slack/bolt';
import type { Turn } from '../bot.ts';
import type { Reading, Submitted as SubmittedView } from '../views/index.ts';
import type { Lengthy, Submit, Submitted } from './index.ts';

/** A form of the views, as far as submitting needs it. */
interface ReadableForm<Answers> {
  read(view: SubmittedView): Reading<Answers>;
}

/** Carries out a form with its answers once they can be read. */
export const submitting =
  <Answers>(
    form: ReadableForm<Answers>,
    run: (answers: Answers, turn: Turn, view: ViewOutput) => Promise<Submitted | Lengthy>,
  ): Submit =>
  async (view, turn) => {
    const reading = form.read(view);
    return reading.ok ? run(reading.answers, turn, view) : { response_action: 'errors', errors: reading.errors };
  };
