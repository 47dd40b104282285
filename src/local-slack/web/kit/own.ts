// What somebody has just chosen or typed is shown at once, until the server's own word of it arrives.
import { useRef, useState } from 'react';
import type { StateValues } from '../../kit.ts';
import { useScene } from './scene.ts';

interface Own<T> {
  value: T;
  /** The values that were shown when the deed was done: the next ones are the server's word. */
  settled?: StateValues;
}

/** The server's value, or what was done here since. Of several deeds on their way the last one counts. */
export function useOwn<T>(server: T) {
  const { values } = useScene();
  const latest = useRef(values);
  latest.current = values;
  const turn = useRef(0);
  const [own, setOwn] = useState<Own<T> | undefined>();
  const holds = own !== undefined && (own.settled === undefined || own.settled === values);
  const unlessLater = (mine: number, next: (it: Own<T>) => Own<T> | undefined) => {
    if (mine === turn.current) setOwn((it) => it && next(it));
  };
  return {
    shown: holds ? own.value : server,
    /** Shows this until it is settled or let go by its number. */
    hold(value: T): number {
      setOwn({ value });
      turn.current += 1;
      return turn.current;
    },
    turn: () => turn.current,
    settle: (mine: number) => unlessLater(mine, (it) => ({ ...it, settled: latest.current })),
    letGo: (mine: number) => unlessLater(mine, () => undefined),
  };
}
