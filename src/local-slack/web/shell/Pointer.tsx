// Leads to a private answer that appeared in another conversation than the one on screen.
import { useEffect } from 'react';
import type { ScreenShown } from '../../page/contract.ts';
import { whereOf } from '../state/seats.ts';
import { useCell, usePage } from '../state/use.ts';
import { Icon } from './Icon.tsx';
import { usePane } from './PaneContext.ts';

/** A line at the foot of the pane, gone once one is there. */
export function Pointer({ screen, here }: { screen: ScreenShown; here: string | undefined }) {
  const { pointer } = usePage();
  const { viewer, seat } = usePane();
  const now = useCell(pointer);
  const isMine = now?.person === viewer.id;
  const isThere = isMine && now.conversation === here;
  useEffect(() => {
    if (isThere) pointer.set(undefined);
  }, [isThere, pointer]);
  const target = isMine && !isThere && screen.conversations.find((it) => it.id === now.conversation);
  if (!target) return null;
  const name = target.kind === 'im' ? `your messages with ${target.name}` : `#${target.name}`;
  return (
    <div className="pointer" role="status">
      <span>An answer for you is in {name}.</span>
      <button type="button" className="link-button" onClick={() => seat.open(whereOf(target))}>
        Show it
      </button>
      <button type="button" className="bar-button" aria-label="Dismiss" onClick={() => pointer.set(undefined)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
