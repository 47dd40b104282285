// What somebody has just chosen or typed is shown at once, until the server's own word of it arrives.
import { useRef, useState } from 'react';
import type { StateValues } from '../../kit.ts';
import { useScene } from './scene.ts';

interface Own<T> {
  value: T;
  /** The values that were shown when the deed was done: the next ones are the server's word. */
  settled?: StateValues;
}

/** The server's value, or what was done here since. */
export function useOwn<T>(server: T) {
  const { values } = useScene();
  const latest = useRef(values);
  latest.current = values;
  const [own, setOwn] = useState<Own<T> | undefined>();
  const holds = own !== undefined && (own.settled === undefined || own.settled === values);
  return {
    shown: holds ? own.value : server,
    hold: (value: T) => setOwn({ value }),
    settle: () => setOwn((it) => it && { ...it, settled: latest.current }),
    letGo: () => setOwn(undefined),
  };
}
