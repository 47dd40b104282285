// Listens to the stream of changes and connects again by itself, less often the longer the local Slack is away.
import type { ChangeShown } from '../../page/contract.ts';
import type { Live } from './live.ts';

const soonest = 500;
const latest = 5_000;

/** What is used of the browser's EventSource. */
export interface Stream {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onerror: (() => void) | null;
  close(): void;
}

/** Feeds `live` from a stream that `open` opens, again and again; the answer hangs up. */
export function listen(live: Live, open: () => Stream): () => void {
  let source: Stream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = soonest;

  const connect = (): void => {
    const mine = open();
    source = mine;
    mine.onopen = () => {
      wait = soonest;
      live.linked('open');
    };
    mine.onmessage = (event) => live.changed(JSON.parse(String(event.data)) as ChangeShown);
    // The browser's own second attempt gives up for good on some answers, so ours takes its place.
    mine.onerror = () => {
      mine.close();
      live.linked('lost');
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, latest);
    };
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
