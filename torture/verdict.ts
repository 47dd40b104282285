/** What an answer means to whoever got it. */

/**
 * acknowledged: told that it is done · refused: told why not · untouched: told that an accident kept it from being recorded, so that
 * nothing was changed · doubtful: told that it may have been, or that it will be tried again · unanswered: Slack said that the app did not answer, or nothing was said.
 */
export type Verdict = 'acknowledged' | 'refused' | 'untouched' | 'doubtful' | 'unanswered';

export interface Answer {
  /** What Slack says when something went wrong. */
  problem?: string;
  text: string;
}

const noAnswer = /operation_timeout|dispatch_failed|trouble connecting/;
/** The bot's words for an accident of its own, which promise that nothing was changed. */
export const accident = /I could not record this, so nothing was changed/;
const inDoubt = /did not tell me whether this was recorded|Your press is kept, but/;

/** `done` is what the answer says when it was done. An answer that Slack could not show throws: the bot sent rubbish. */
export function judge({ problem, text }: Answer, done: RegExp): Verdict {
  if (problem !== undefined) {
    if (noAnswer.test(problem)) return 'unanswered';
    throw new Error(`Slack could not show the answer: ${problem}`);
  }
  if (text.trim() === '') return 'unanswered';
  if (inDoubt.test(text)) return 'doubtful';
  if (accident.test(text)) return 'untouched';
  return done.test(text) ? 'acknowledged' : 'refused';
}

/** What two answers to two copies of one payload mean together, when nobody knows which came first. */
export function together(one: Verdict, other: Verdict): Verdict {
  const verdicts = [one, other];
  if (verdicts.includes('acknowledged')) return 'acknowledged';
  if (verdicts.includes('doubtful')) return 'doubtful';
  if (verdicts.includes('unanswered')) return 'unanswered';
  return verdicts.includes('refused') ? 'refused' : 'untouched';
}

/**
 * What the same payload means when it was answered once and came again later. A refusal then is definite, whatever was not heard
 * before: had it been done, the answer to it would have been given again.
 */
export const inTurn = (first: Verdict, again: Verdict): Verdict =>
  again === 'refused' && first !== 'acknowledged' ? 'refused' : together(first, again);
