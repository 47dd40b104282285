// Starting anew: everything as it was at the beginning.
import { useState } from 'react';
import { Ask } from '../shell/Dialog.tsx';
import { sendJson } from '../state/http.ts';
import { useDoing } from './useDoing.ts';

/** Asks first, because nothing of what was tried is left. */
export function Reset() {
  const [isAsking, setAsking] = useState(false);
  const { says, isBusy, run } = useDoing();
  const reset = () => {
    setAsking(false);
    void run(() => sendJson('/page/reset', {}), 'Everything is as it was at the beginning.');
  };
  return (
    <div className="sheet">
      <p>
        Brings everything back to the beginning: people, messages, roles, requests, the clock and the faults. What you
        tried is forgotten.
      </p>
      <button type="button" className="button button-danger" disabled={isBusy} onClick={() => setAsking(true)}>
        Start anew…
      </button>
      <p role="status" className="says">
        {isBusy ? 'Starting anew…' : says}
      </p>
      {isAsking && (
        <Ask
          title="Start anew?"
          text="Messages, roles and requests that you made here are gone afterwards."
          yes="Start anew"
          onYes={reset}
          onNo={() => setAsking(false)}
        />
      )}
    </div>
  );
}
