/** What a group of acts remembers for itself: a question is asked once, until the group writes where its answer came from. */
import { groupMemory, noticeOthers } from '../../src/db/group-memory.ts';
import { Memory } from '../../src/db/memory.ts';
import type { Recall } from '../../src/db/recall.ts';
import { at } from './seed.ts';

const now = at('2026-11-22T09:00:00.000Z');
const read = 'select * from things';
const write = 'update things set name = ?';

let memory: Memory;
beforeEach(() => {
  memory = new Memory();
  memory.know(['things', 'grants']);
});

/** A group, and what its acts are answered; each answer is new where it is not remembered. */
function begin() {
  const group = groupMemory(memory);
  const recall = group.recall(now) as Recall;
  let loads = 0;
  const load = async () => {
    group.hears(read);
    loads++;
    return `answer ${loads}`;
  };
  return { group, recall, ask: () => recall.ask('names', load), askNow: () => recall.askNow('names now', load) };
}

it('asks once, for the instant as well', async () => {
  const { ask, askNow, recall } = begin();
  expect([await ask(), await ask()]).toEqual(['answer 1', 'answer 1']);
  expect([await askNow(), await askNow()]).toEqual(['answer 2', 'answer 2']);
  expect(recall.keepsTimed).toBe(false);
});

it('asks again after a write to the same table, and after no other', async () => {
  const { group, ask } = begin();
  await ask();
  group.hears('update grants set role = ?');
  expect(await ask()).toBe('answer 1');
  group.hears(write);
  expect([await ask(), await ask()]).toEqual(['answer 2', 'answer 2']);
});

it('asks again after an act was taken back', async () => {
  const { group, ask } = begin();
  group.hears(write);
  await ask();
  group.undone();
  expect(await ask()).toBe('answer 2');
});

it('leaves to later groups what it has only read, and nothing of what it has written', async () => {
  const first = begin();
  await first.ask();
  first.group.changing()();
  const second = begin();
  expect(await second.ask()).toBe('answer 1');
  second.group.hears(write);
  expect(await second.ask()).toBe('answer 1');
  const settled = second.group.changing();
  expect(memory.isUnchanged(new Set(['things']), memory.tick)).toBe(false);
  expect(memory.isUnchanged(new Set(['grants']), memory.tick)).toBe(true);
  settled();
  expect(memory.isUnchanged(new Set(['things']), memory.tick)).toBe(true);
  expect(await begin().ask()).toBe('answer 1');
});

it('remembers nothing where there is no memory', () => {
  const group = groupMemory(undefined);
  group.hears(write);
  group.undone();
  group.changing()();
  expect(group.recall(now)).toBeUndefined();
});

it('knows no table before it was told of the schema', () => {
  expect(new Memory().named(write)).toEqual({ tables: [], writes: false });
  expect(memory.named(write)).toEqual({ tables: ['things'], writes: true });
  expect(memory.named(read)).toEqual({ tables: ['things'], writes: false });
});

it('forgets when somebody else has committed since it last looked, and only then', async () => {
  const connection = {};
  const look = (data_version: number, from: object = connection) =>
    noticeOthers(memory, from, async (sql) => (sql === 'PRAGMA data_version' ? [{ data_version }] : []));
  const before = memory.tick;
  await look(1);
  await look(1);
  await look(5, {});
  expect(memory.tick).toBe(before);
  await look(2);
  expect(memory.tick).toBe(before + 1);
});
