// The journal of the local Slack while somebody looks at it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { readJson, sendJson } from '../state/http.ts';
import { type Entry, withNews } from './entries.ts';

const everyMs = 700;
const atFirst = 200;

/** The entries, oldest first, and a way to clear them. */
export function useJournal() {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const from = useRef<number | undefined>(undefined);
  const look = useCallback(async () => {
    const asked = from.current === undefined ? `last=${atFirst}` : `since=${from.current}`;
    const news = (await readJson(`/control/journal?${asked}`)) as Entry[];
    from.current = (news.at(-1)?.number ?? (from.current ?? 0) - 1) + 1;
    setEntries((now) => withNews(now, news));
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const again = async () => {
      // While the local Slack is away the banner says so.
      await look().catch(() => undefined);
      timer = setTimeout(again, everyMs);
    };
    timer = setTimeout(again, 0);
    return () => clearTimeout(timer);
  }, [look]);
  const clear = async () => {
    await sendJson('/control/journal', {}, 'DELETE');
    setEntries([]);
  };
  return { entries, clear };
}
