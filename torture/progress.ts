/** Where a run stands: one line that is written over on a terminal, a plain line now and then elsewhere. */

export interface Progress {
  /** Says where it stands; elsewhere than on a terminal at most every ten seconds. */
  show(line: string): void;
  /** A line that stays. */
  say(line: string): void;
}

const every = 10_000;

export function progressOn(out: NodeJS.WriteStream): Progress {
  let last = 0;
  let open = false;
  return {
    show(line) {
      if (out.isTTY) {
        out.write(`\r\u001b[K${line.slice(0, (out.columns ?? 80) - 1)}`);
        open = true;
      } else if (Date.now() - last > every) {
        last = Date.now();
        out.write(`${line}\n`);
      }
    },
    say(line) {
      if (open) out.write('\r\u001b[K');
      open = false;
      out.write(`${line}\n`);
    },
  };
}
