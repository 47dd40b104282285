/** Stores whose looking halves answer from memory what the database would answer the same. */
import type { Bound } from './bound.ts';
import type { Stores } from './ports.ts';
import type { Recall } from './recall.ts';

type Method = (...args: readonly unknown[]) => Promise<unknown>;
type Store = Readonly<Record<string, Method>>;

const looks = /^(get|find|list|count)/;

/** They depend on the instant, by nothing but the grants in force at it. */
const turnsWithGrants = new Set([
  'listInForce',
  'listInForceOn',
  'listHeldThings',
  'listKeepers',
  'listHolders',
  'countHolders',
]);

/** What grows with every act is not asked twice. */
const notKept = new Set(['events', 'deliveries', 'inbox']);

/** They tell what is due at an instant, and nobody is shown a page of them. */
const passing = new Set(['deliveries', 'inbox']);

/** A place in the question for the instant of the read, so that the next read puts the same question. */
const nowMark = '@now';

/** These stores, asking `recall` first. What is answered is shared, so nobody changes it. */
export function remembering(stores: Stores, recall: Recall, { tenant, now }: Pick<Bound, 'tenant' | 'now'>): Stores {
  const turn = () =>
    recall.ask(
      `${tenant} next turn`,
      () => stores.grants.findNextTurn(now),
      async (at) => at,
    );
  /** The store itself is made only when it has to be asked. */
  const storeOf = (name: string): Store => stores[name as keyof Stores] as unknown as Store;
  const remembered =
    (name: string, method: string): Method =>
    (...args) => {
      const load = () => (storeOf(name)[method] as Method)(...args);
      if (!args.includes(now)) return recall.ask(`${tenant} ${name}.${method}${JSON.stringify(args)}`, load);
      if (name !== 'grants' || !turnsWithGrants.has(method) || !recall.keepsTimed)
        return recall.askNow(`${tenant} ${name}.${method}${JSON.stringify(args)}`, load);
      const marked = args.map((arg) => (arg === now ? nowMark : arg));
      return recall.ask(`${tenant} ${name}.${method}${JSON.stringify(marked)}`, load, turn);
    };
  const over = (name: string): Store => {
    const made: Record<string, Method> = {};
    return new Proxy({} as Store, {
      get(_target, method: string) {
        if (!looks.test(method)) return storeOf(name)[method];
        made[method] ??= remembered(name, method);
        return made[method];
      },
    });
  };
  const all: Record<string, Store> = {};
  return new Proxy({} as Stores, {
    get(_target, name: string) {
      if (passing.has(name) && recall.footprint) recall.footprint.isPassing = true;
      if (notKept.has(name) || !(name in stores)) return storeOf(name);
      all[name] ??= over(name);
      return all[name];
    },
  });
}

/** Within one read the same question is put once, also while its answer is still awaited. */
export function once(recall?: Recall): Recall {
  const asked = new Map<string, Promise<unknown>>();
  const first = <T>(question: string, ask: () => Promise<T>): Promise<T> => {
    const before = asked.get(question);
    if (before) return before as Promise<T>;
    const answer = ask();
    asked.set(question, answer);
    return answer;
  };
  return {
    keepsTimed: recall?.keepsTimed === true,
    ask: (question, load, until) => first(question, () => (recall ? recall.ask(question, load, until) : load())),
    askNow: (question, load) => first(question, () => (recall ? recall.askNow(question, load) : load())),
    footprint: recall?.footprint,
  };
}
