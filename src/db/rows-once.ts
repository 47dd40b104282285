/** Within one read every row that is asked for by its key is fetched once, whatever lists it is part of. */
import type { ThingId } from '../domain/ids.ts';
import type { Thing } from '../domain/thing.ts';
import type { Stores } from './ports.ts';

type Find<Key, Row> = (keys: readonly Key[]) => Promise<readonly Row[]>;

/** The rows of some keys; those of keys that were never asked for are found, together. Nothing is asked about nothing. */
function once<Key extends string, Row>(find: Find<Key, Row>, keyOf: (row: Row) => Key) {
  const known = new Map<Key, Promise<Row[]>>();
  const found = async (missing: readonly Key[]): Promise<Map<Key, Row[]>> => {
    const groups = new Map(missing.map((key): [Key, Row[]] => [key, []]));
    for (const row of await find(missing)) groups.get(keyOf(row))?.push(row);
    return groups;
  };
  return async (keys: readonly Key[]): Promise<Row[]> => {
    const wanted = [...new Set(keys)];
    const missing = wanted.filter((key) => !known.has(key));
    if (missing.length > 0) {
      const groups = found(missing);
      for (const key of missing)
        known.set(
          key,
          groups.then((rows) => rows.get(key) ?? []),
        );
    }
    return (await Promise.all(wanted.map((key) => known.get(key) ?? []))).flat();
  };
}

/** These things and what they are in, as far as they are known; undefined where something is missing. */
function around(known: ReadonlyMap<ThingId, Thing>, ids: readonly ThingId[]): Thing[] | undefined {
  const all = new Map<ThingId, Thing>();
  for (const id of ids)
    for (let at: ThingId | null = id; at !== null && !all.has(at); ) {
      const thing = known.get(at);
      if (!thing) return undefined;
      all.set(at, thing);
      at = thing.inside;
    }
  return [...all.values()];
}

/** Things and what they are in: those whose surroundings are known already are not asked for again. */
function aroundOnce(find: Find<ThingId, Thing>) {
  const known = new Map<ThingId, Thing>();
  return async (ids: readonly ThingId[]): Promise<Thing[]> => {
    const missing = ids.filter((id) => !around(known, [id]));
    const found = missing.length > 0 ? await find(missing) : [];
    for (const thing of found) known.set(thing.id, thing);
    // An id of nothing is in nothing.
    const there = ids.filter((id) => known.has(id));
    return around(known, there) ?? [];
  };
}

/** The same stores, for one read: it shows one moment, so that a row which was fetched stays what it was. */
export function fetchingOnce(stores: Stores): Stores {
  const { subjects, things, grants, requests } = stores;
  const tags = once(
    async (ids: readonly ThingId[]) => [...(await things.listTags(ids))],
    ([thing]) => thing,
  );
  const votes = once(requests.listVotes, ({ request }) => request);
  const inForce = new Map<string, ReturnType<typeof heldBy>>();
  const heldBy = (...[workspace, , now]: Parameters<typeof grants.listInForce>) =>
    once(
      (some: Parameters<typeof grants.listInForce>[1]) => grants.listInForce(workspace, some, now),
      ({ subject }) => subject,
    );
  const replaced = {
    subjects: {
      ...subjects,
      listByIds: once(subjects.listByIds, ({ id }) => id),
      listPeople: once(subjects.listPeople, ({ subject }) => subject),
    },
    things: {
      ...things,
      listByIds: once(things.listByIds, ({ id }) => id),
      listAround: aroundOnce(things.listAround),
      listTags: async (ids: readonly ThingId[]) => new Map(await tags(ids)),
      listRecorded: once(things.listRecorded, ({ thing }) => thing),
    },
    grants: {
      ...grants,
      listInForce: (...asked: Parameters<typeof grants.listInForce>) => {
        const [workspace, some, now] = asked;
        const key = `${workspace} ${now}`;
        const held = inForce.get(key) ?? heldBy(...asked);
        inForce.set(key, held);
        return held(some);
      },
    },
    requests: { ...requests, listVotes: votes },
  } satisfies Partial<Stores>;
  const properties = Object.entries(replaced).map(([name, value]) => [name, { value }] as const);
  return Object.create(stores, Object.fromEntries(properties)) as Stores;
}
