/** Payloads that Slack waits to be acknowledged, so that what nobody waits for can give way to them. */
export class Awaited {
  private count = 0;
  private readonly calmed = new Set<() => void>();

  /** Counts one more, until what it gives back is called. */
  begin(): () => void {
    let isAwaited = true;
    this.count++;
    return () => {
      if (!isAwaited) return;
      isAwaited = false;
      this.count--;
      if (this.count === 0) for (const tell of this.calmed) tell();
    };
  }

  /** Resolves when nobody waits, or after so many milliseconds. */
  async calm(atMost: number): Promise<void> {
    if (this.count === 0) return;
    await new Promise<void>((resolve) => {
      const tell = (): void => {
        clearTimeout(timer);
        this.calmed.delete(tell);
        resolve();
      };
      const timer = setTimeout(tell, atMost);
      this.calmed.add(tell);
    });
  }
}
