// Switchable faults of the Web API: each waits for its method, happens a counted number of times, and is gone.

export type FaultKind =
  /** 429 with Retry-After; nothing is done. */
  | { kind: 'rate_limited'; retryAfter?: number }
  /** A 5xx answer; nothing is done. */
  | { kind: 'server_error'; status?: number }
  /** No answer ever; nothing is done. */
  | { kind: 'hang' }
  /** The work is done and the connection is cut before the answer. */
  | { kind: 'drop' }
  /** `ok: false` with this error; nothing is done. */
  | { kind: 'error'; error: string }
  /** Everything happens, so many real milliseconds late. */
  | { kind: 'slow'; ms: number };

export type Fault = FaultKind & {
  /**
   * A Web API method, `response_url`, or `*` for all. Of payloads to the app: their name (`slash_commands`, `block_actions`, ...), or
   * `delivery` for all; `hang` and `drop` leave them without an acknowledgement, the rest makes the app unreachable.
   */
  method: string;
  /** How often it happens; once when left out, for ever with `Infinity`. */
  times?: number;
  /** How likely each call is hit, 0 to 1; always when left out. Drawn from the seed, the same in every run. */
  chance?: number;
};

export interface Faults {
  /** Switches a fault on; the answer switches it off. */
  add(fault: Fault): () => void;
  /** The fault that hits this call now, if any; counts it. */
  take(method: string): FaultKind | undefined;
  /** The same for a payload to the app. */
  takeDelivery(name: string): FaultKind | undefined;
  clear(): void;
  list(): Fault[];
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** No faults yet; `random` draws for those that happen by chance, `changed` hears of every change. */
export function createFaults(random: () => number, changed: () => void = () => {}): Faults {
  let faults: (Fault & { left: number })[] = [];
  const takeOf = (...names: string[]): FaultKind | undefined => {
    const hit = faults.find((it) => it.left > 0 && names.includes(it.method) && random() < (it.chance ?? 1));
    if (hit) hit.left--;
    return hit;
  };
  return {
    add: (fault) => {
      const armed = { ...fault, left: fault.times ?? 1 };
      faults.push(armed);
      changed();
      return () => {
        faults = faults.filter((it) => it !== armed);
      };
    },
    take: (method) => takeOf(method, '*'),
    takeDelivery: (name) => takeOf(name, 'delivery'),
    clear: () => {
      faults = [];
      changed();
    },
    list: () => faults.filter((it) => it.left > 0).map(({ left, ...fault }) => ({ ...fault, times: left })),
  };
}
