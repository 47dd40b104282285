// Says so while the local Slack cannot be reached.
import { useLiveState } from '../state/use.ts';
import { Icon } from './Icon.tsx';

/** Gone as soon as the stream of changes stands again. */
export function Banner() {
  const link = useLiveState((state) => state.link);
  return (
    <div role="status">
      {link === 'lost' && (
        <p className="banner">
          <Icon name="warning" /> The local Slack cannot be reached. What you see may be old; trying again by itself…
        </p>
      )}
    </div>
  );
}
