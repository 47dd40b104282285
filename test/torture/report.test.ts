/** The rig's smaller parts: its random choices, what it looks for in logs, its figures and its table. */
import { chanceOf } from '../../torture/chance.ts';
import { watchSecrets } from '../../torture/secrets.ts';
import { tableOf } from '../../torture/table.ts';
import { newTally, quantile } from '../../torture/tally.ts';

describe('chance', () => {
  const draws = (seed: number): number[] => {
    const chance = chanceOf(seed);
    return Array.from({ length: 20 }, () => chance.whole(1, 6));
  };

  it('is the same for the same seed, and within its bounds', () => {
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
    expect(draws(7).every((number) => number >= 1 && number <= 6)).toBe(true);
  });

  it('never takes what weighs nothing', () => {
    const chance = chanceOf(3);
    const taken = Array.from({ length: 200 }, () => chance.weighted({ often: 9, rarely: 1, never: 0 }));
    expect(new Set(taken)).toEqual(new Set(['often', 'rarely']));
  });
});

describe('secrets in a log', () => {
  it('are found by what they are and by what they look like, and not told again', () => {
    const watch = watchSecrets({ 'the signing secret': '8f3a9c' });
    watch.see('{"level":30,"msg":"Roledesk is running"}');
    expect(watch.found()).toEqual([]);
    watch.see('signed with 8f3a9c');
    watch.see('"token":"xoxb-1-2"');
    expect(watch.found()).toEqual(["The bot's log holds the signing secret.", "The bot's log holds a Slack token."]);
    expect(watch.found().join()).not.toContain('8f3a9c');
  });
});

describe('the table', () => {
  it('counts by verdict, and gives the spread of starts', () => {
    expect([quantile([], 0.5), quantile([3, 1, 2], 0.5), quantile([3, 1, 2], 1)]).toEqual([0, 2, 3]);
    const tally = { ...newTally('kill', 'sqlite'), kills: 2, starts: [1_000, 2_000], violations: ['one'] };
    const [, , row] = tableOf([tally]).split('\n');
    expect(row?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'kill',
      'sqlite',
      '0',
      '0',
      '0',
      '0',
      '2',
      '2.0 s',
      '2.0 s',
      '2.0 s',
      '0',
      '0',
      '1',
      '',
    ]);
  });

  it('says why something was not run', () => {
    expect(tableOf([{ ...newTally('disk-full', 'sqlite'), skipped: 'no right to mount' }])).toContain(
      'not run: no right to mount',
    );
  });
});
