// What is watched is read again when something changed, one reading at a time, and kept where it is the same.
import { createLive } from '../../src/local-slack/web/state/live.ts';
import { listen, type Stream } from '../../src/local-slack/web/state/stream.ts';

interface Asked {
  path: string;
  answer(value: unknown): Promise<void>;
  fail(words: string): Promise<void>;
}

/** What was read lands in the state a few microtasks later. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A live store over a server whose answers wait until a test gives them. */
function started() {
  const asked: Asked[] = [];
  const read = (path: string) =>
    new Promise((resolve, reject) => {
      const answer = (value: unknown) => {
        resolve(value);
        return settled();
      };
      const fail = (words: string) => {
        reject(new Error(words));
        return settled();
      };
      asked.push({ path, answer, fail });
    });
  const next = (): Asked => {
    const it = asked.shift();
    if (!it) throw new Error('Nothing was asked');
    return it;
  };
  return { live: createLive(read), asked, next };
}

it('reads what is watched, once for all who watch it', async () => {
  const { live, asked, next } = started();
  live.watch('/a');
  live.watch('/a');
  expect(asked).toHaveLength(1);
  await next().answer({ x: 1 });
  expect(live.state.get().values['/a']).toEqual({ x: 1 });
});

it('reads once more when something changed while it read', async () => {
  const { live, asked, next } = started();
  live.watch('/a');
  live.changed();
  live.changed();
  expect(asked).toHaveLength(1);
  await next().answer(1);
  expect(asked).toHaveLength(1);
  await next().answer(2);
  expect(asked).toHaveLength(0);
  expect(live.state.get().values['/a']).toBe(2);
});

it('leaves what nobody watches any more', async () => {
  const { live, asked, next } = started();
  const end = live.watch('/a');
  await next().answer(1);
  end();
  live.changed();
  expect(asked).toHaveLength(0);
});

it('tells nobody of an answer that is the same', async () => {
  const { live, next } = started();
  live.watch('/a');
  await next().answer({ list: [{ id: 1 }, { id: 2 }] });
  const before = live.state.get();
  live.changed();
  await next().answer({ list: [{ id: 1 }, { id: 2 }] });
  expect(live.state.get()).toBe(before);
  live.changed();
  await next().answer({ list: [{ id: 1 }, { id: 3 }] });
  const [old, now] = [before, live.state.get()].map(({ values }) => values['/a'] as { list: unknown[] });
  expect(now?.list[0]).toBe(old?.list[0]);
  expect(now?.list[1]).toEqual({ id: 3 });
});

it('says why a path cannot be read, until it can', async () => {
  const { live, next } = started();
  live.watch('/a');
  await next().fail('The local Slack cannot be reached.');
  expect(live.state.get().problems['/a']).toBe('The local Slack cannot be reached.');
  live.linked('open');
  await next().answer(1);
  expect(live.state.get().problems).toEqual({});
});

it('forgets everything on a fresh start, answers from before included', async () => {
  const { live, next } = started();
  live.watch('/a');
  await next().answer('old');
  live.changed();
  const late = next();
  live.changed({ fresh: true });
  expect(live.state.get()).toMatchObject({ values: {}, age: 1 });
  await late.answer('old, late');
  expect(live.state.get().values).toEqual({});
  await next().answer('new');
  expect(live.state.get().values['/a']).toBe('new');
});

describe('the stream of changes', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('opens again after a loss, and reads everything again', async () => {
    const { live, asked, next } = started();
    live.watch('/a');
    await next().answer(1);
    const streams: Stream[] = [];
    const close = listen(live, () => {
      const stream: Stream = { onopen: null, onmessage: null, onerror: null, close: () => undefined };
      streams.push(stream);
      return stream;
    });
    streams[0]?.onopen?.();
    expect(live.state.get().link).toBe('open');
    await next().answer(1);
    streams[0]?.onmessage?.({ data: '{"revision":7}' });
    await next().answer(2);
    expect(live.state.get().values['/a']).toBe(2);

    streams[0]?.onerror?.();
    expect(live.state.get().link).toBe('lost');
    expect(streams).toHaveLength(1);
    jest.advanceTimersByTime(500);
    expect(streams).toHaveLength(2);
    streams[1]?.onopen?.();
    expect(live.state.get().link).toBe('open');
    expect(asked).toHaveLength(1);
    close();
  });
});
