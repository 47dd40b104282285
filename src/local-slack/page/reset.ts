// The page's reset button: everything back to the beginning, once, however often it is pressed meanwhile.
import type { Core } from '../core.ts';
import type { LocalSlack } from '../face.ts';

/** Begins again the way whoever started this says, and tells every page that all it shows is void. */
export function resetting(
  core: Core,
  slack: LocalSlack,
  begin: (() => Promise<void>) | undefined,
): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      if (begin) await begin();
      else slack.reset();
    } finally {
      core.pulse.beat({ fresh: true });
    }
  };
  return () => {
    underWay ??= run().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
