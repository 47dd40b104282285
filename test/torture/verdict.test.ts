/** How the rig understands answers: it must not take a promise for less or more than it is. */
import { inTurn, judge, together } from '../../torture/verdict.ts';

const done = /^R-\d+ is approved/;

describe('an answer', () => {
  it.each([
    [{ text: 'R-1001 is approved.' }, 'acknowledged'],
    [{ text: 'R-1001: already approved by @cleo.' }, 'refused'],
    [{ text: 'I could not record this, so nothing was changed. Please try again in a minute.' }, 'untouched'],
    [{ text: 'The database did not tell me whether this was recorded: it may have been.' }, 'doubtful'],
    [{ text: 'Your press is kept, but I could not carry it out just now. I try again.' }, 'doubtful'],
    [{ text: '' }, 'unanswered'],
    [{ text: '', problem: '/role failed with the error "operation_timeout"' }, 'unanswered'],
    [{ text: '', problem: 'We had some trouble connecting. Try again?' }, 'unanswered'],
  ] as const)('%j is %s', (answer, verdict) => {
    expect(judge(answer, done)).toBe(verdict);
  });

  it('that Slack could not show is a mistake of the bot', () => {
    expect(() => judge({ text: '', problem: '/role failed with the error "invalid_blocks"' }, done)).toThrow(
      'invalid_blocks',
    );
  });

  it('to one of two copies counts for both: once done is done, and silence leaves it open', () => {
    expect(together('refused', 'acknowledged')).toBe('acknowledged');
    expect(together('refused', 'unanswered')).toBe('unanswered');
    expect(together('unanswered', 'doubtful')).toBe('doubtful');
    expect(together('refused', 'refused')).toBe('refused');
    expect(together('untouched', 'refused')).toBe('refused');
    expect(together('untouched', 'unanswered')).toBe('unanswered');
  });

  it('that came again later settles what was not heard before, unless it was done', () => {
    expect(inTurn('unanswered', 'refused')).toBe('refused');
    expect(inTurn('doubtful', 'refused')).toBe('refused');
    expect(inTurn('acknowledged', 'refused')).toBe('acknowledged');
    expect(inTurn('unanswered', 'untouched')).toBe('unanswered');
    expect(inTurn('untouched', 'acknowledged')).toBe('acknowledged');
  });
});
