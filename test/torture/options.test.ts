/** What may be said to the rig, and what it refuses. */
import { readOptions } from '../../torture/options.ts';

describe('the options of the rig', () => {
  it('are one minute on both engines in both modes when nothing is said', () => {
    expect(readOptions([])).toEqual({
      minutes: 1,
      kills: null,
      seed: 1,
      engines: ['sqlite', 'postgres'],
      modes: ['socket', 'http'],
      only: [],
      lenient: false,
    });
  });

  it('take a number of kills in the place of minutes', () => {
    const options = readOptions([
      '--kills',
      '500',
      '--seed',
      '7',
      '--engine',
      'sqlite',
      '--mode',
      'http',
      '--only',
      'kill,lock',
    ]);
    expect(options).toMatchObject({
      minutes: null,
      kills: 500,
      seed: 7,
      engines: ['sqlite'],
      modes: ['http'],
      only: ['kill', 'lock'],
    });
  });

  it.each([
    [['--engine', 'mysql'], '--engine is sqlite, postgres or both'],
    [['--mode', 'smoke'], '--mode is socket, http or both'],
    [['--kills', 'many'], '--kills is a number'],
    [['--minutes', '-1'], '--minutes'],
    [['--unknown'], '--unknown'],
  ])('refuse %j', (args, words) => {
    expect(() => readOptions(args)).toThrow(words);
  });
});
