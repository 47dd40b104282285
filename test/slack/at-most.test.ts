/** A door that lets so many through at a time. */
import { atMost } from '../../src/slack/at-most.ts';

const soon = () => new Promise(setImmediate);

it('lets so many through at once, the others in the order in which they came, whatever the end of each is', async () => {
  const door = atMost(2);
  const inside: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const goes = (name: string) =>
    door(
      () =>
        new Promise<string>((resolve, reject) => {
          inside.push(name);
          ends.set(name, (error) => (error ? reject(error) : resolve(name)));
        }),
    );
  const all = ['a', 'b', 'c', 'd'].map(goes);
  await soon();
  expect(inside).toEqual(['a', 'b']);
  ends.get('b')?.(new Error('no'));
  await expect(all[1]).rejects.toThrow('no');
  await soon();
  expect(inside).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c']) ends.get(name)?.();
  await soon();
  ends.get('d')?.();
  expect(await Promise.all([all[0], all[2], all[3]])).toEqual(['a', 'c', 'd']);
  const [later, last] = [goes('e'), goes('f')];
  await soon();
  expect(inside.slice(-2)).toEqual(['e', 'f']);
  for (const name of ['e', 'f']) ends.get(name)?.();
  expect([await later, await last]).toEqual(['e', 'f']);
});

it('lets the next one through when somebody leaves early, and only one', async () => {
  const door = atMost(1);
  const inside: string[] = [];
  const [ends, leaves]: (() => void)[][] = [[], []];
  const goes = (name: string) =>
    door(
      (leave) =>
        new Promise<void>((resolve) => {
          inside.push(name);
          ends?.push(resolve);
          leaves?.push(leave);
        }),
    );
  const all = ['a', 'b', 'c'].map(goes);
  await soon();
  leaves?.[0]?.();
  await soon();
  expect(inside).toEqual(['a', 'b']);
  leaves?.[0]?.();
  ends?.[0]?.();
  await all[0];
  expect(inside).toEqual(['a', 'b']);
  ends?.[1]?.();
  await soon();
  expect(inside).toEqual(['a', 'b', 'c']);
  ends?.[2]?.();
  await Promise.all(all);
});
