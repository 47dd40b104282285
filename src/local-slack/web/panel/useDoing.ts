// Doing something behind the scenes and saying what came of it.
import { useState } from 'react';

/** `says` is what to show: what was done, or why it was not. */
export function useDoing() {
  const [says, setSays] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = async (what: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true);
    try {
      await what();
      setSays(done);
      return true;
    } catch (error) {
      setSays(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { says, isBusy, run };
}
