// Says so while the local Slack cannot be reached, or while an app is away from it.
import { useLiveState, useWorld } from '../state/use.ts';
import { Icon } from './Icon.tsx';

/** Gone as soon as all is connected again. */
export function Banner() {
  const link = useLiveState((state) => state.link);
  const away = useWorld().apps.filter((it) => !it.connected);
  const text =
    link === 'lost'
      ? 'The local Slack cannot be reached. What you see may be old; trying again by itself…'
      : away.length > 0
        ? `${away.map((it) => it.name).join(', ')} is not connected just now: commands and buttons fail until it is back.`
        : undefined;
  return (
    <div role="status">
      {text !== undefined && (
        <p className="banner">
          <Icon name="warning" /> {text}
        </p>
      )}
    </div>
  );
}
