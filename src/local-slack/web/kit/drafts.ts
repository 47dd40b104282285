// What is typed but not yet put: all of it reaches the server before a press or a submission does.

type Put = () => Promise<unknown>;

export class Drafts {
  readonly #typed = new Map<string, Put>();
  readonly #onTheirWay = new Set<Promise<unknown>>();

  /** Something was typed under this key; `put` sends it. */
  keep(key: string, put: Put): void {
    this.#typed.set(key, put);
  }

  drop(key: string): void {
    this.#typed.delete(key);
  }

  /** Sends one draft, if there is one. */
  put(key: string): Promise<unknown> {
    const put = this.#typed.get(key);
    this.#typed.delete(key);
    return put ? this.follow(put()) : Promise.resolve();
  }

  /** A deed that a later one has to wait for. */
  follow<T>(deed: Promise<T>): Promise<T> {
    const settled = deed.catch(() => undefined).finally(() => this.#onTheirWay.delete(settled));
    this.#onTheirWay.add(settled);
    return deed;
  }

  /** Resolves when everything typed has been put. */
  async flush(): Promise<void> {
    for (const key of [...this.#typed.keys()]) void this.put(key).catch(() => undefined);
    await Promise.all(this.#onTheirWay);
  }
}
