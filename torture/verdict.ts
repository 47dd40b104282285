/** What an answer means to whoever got it. */

/**
 * acknowledged: told that it is done · refused: told that nothing was changed · doubtful: told that it may have been ·
 * unanswered: Slack said that the app did not answer, or nothing was said.
 */
export type Verdict = 'acknowledged' | 'refused' | 'doubtful' | 'unanswered';

export interface Answer {
  /** What Slack says when something went wrong. */
  problem?: string;
  text: string;
}

const noAnswer = /operation_timeout|dispatch_failed|trouble connecting/;
/** The bot's words for an accident of its own, which promise that nothing was changed. */
export const accident = /I could not record this, so nothing was changed/;
const inDoubt = /did not tell me whether this was recorded/;

/** `done` is what the answer says when it was done. An answer that Slack could not show throws: the bot sent rubbish. */
export function judge({ problem, text }: Answer, done: RegExp): Verdict {
  if (problem !== undefined) {
    if (noAnswer.test(problem)) return 'unanswered';
    throw new Error(`Slack could not show the answer: ${problem}`);
  }
  if (text.trim() === '') return 'unanswered';
  if (inDoubt.test(text)) return 'doubtful';
  if (accident.test(text)) return 'refused';
  return done.test(text) ? 'acknowledged' : 'refused';
}

/** What two answers to two copies of one payload mean together. */
export function together(one: Verdict, other: Verdict): Verdict {
  const verdicts = [one, other];
  if (verdicts.includes('acknowledged')) return 'acknowledged';
  if (verdicts.includes('doubtful')) return 'doubtful';
  return verdicts.includes('unanswered') ? 'unanswered' : 'refused';
}
