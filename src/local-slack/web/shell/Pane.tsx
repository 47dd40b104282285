// One person's whole Slack: who they are, sidebar, conversation, thread, and the forms in front of it all.
import { useCallback, useMemo, useState } from 'react';
import type { ConversationShown, PersonShown } from '../../page/contract.ts';
import { Modal } from '../kit/Modal.tsx';
import type { Seat, Side } from '../state/address.ts';
import { screenPath } from '../state/paths.ts';
import { spotNamed } from '../state/seats.ts';
import { useLive, useProblem, useWorld } from '../state/use.ts';
import { ActAs } from './ActAs.tsx';
import { Boundary } from './Boundary.tsx';
import { Conversation } from './Conversation.tsx';
import { Gone } from './Gone.tsx';
import { Icon } from './Icon.tsx';
import { PaneContext } from './PaneContext.ts';
import { Pointer } from './Pointer.tsx';
import { Profile } from './Profile.tsx';
import { Sidebar } from './Sidebar.tsx';
import { useSeat } from './seatActions.ts';
import { useDeeds } from './useDeeds.ts';
import { useFocusBack } from './useFocusBack.ts';
import { useWrite } from './useWrite.ts';

interface Props {
  side: Side;
  seat: Seat;
  viewer: PersonShown;
}

/** The pane on one side of the window. */
export function Pane({ side, seat, viewer }: Props) {
  const actions = useSeat(side, useWorld(), viewer);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  return (
    <section className="pane" aria-label={`Slack as ${viewer.name} sees it`} data-person={viewer.handle}>
      <header className="pane-bar">
        {!viewer.deactivated && (
          <button
            type="button"
            className="bar-button drawer-button"
            aria-expanded={isDrawerOpen}
            aria-label="Conversations"
            onClick={() => setDrawerOpen(!isDrawerOpen)}
          >
            <Icon name="menu" />
          </button>
        )}
        <ActAs person={viewer} onChange={actions.actAs} />
        {side === 'right' && (
          <button type="button" className="bar-button" aria-label="Close this side" onClick={actions.leave}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <Boundary key={viewer.id} what={`what ${viewer.name} has before them`}>
        {viewer.deactivated ? (
          <Gone person={viewer} />
        ) : (
          <Inside
            seat={seat}
            viewer={viewer}
            side={side}
            isDrawerOpen={isDrawerOpen}
            closeDrawer={() => setDrawerOpen(false)}
          />
        )}
      </Boundary>
    </section>
  );
}

interface InsideProps extends Props {
  isDrawerOpen: boolean;
  closeDrawer(): void;
}

function Inside({ side, seat, viewer, isDrawerOpen, closeDrawer }: InsideProps) {
  const world = useWorld();
  const path = screenPath(viewer.id);
  const screen = useLive(path);
  const problem = useProblem(path);
  const actions = useSeat(side, world, viewer);
  const [opened, setOpened] = useState<string | undefined>();
  const [profile, setProfile] = useState<string | undefined>();
  const openChannel = useCallback((id: string) => actions.open(id), [actions]);
  const deeds = useDeeds(viewer.id, { openPerson: setProfile, openChannel });
  const shared = useMemo(() => ({ viewer, seat: actions, deeds }), [viewer, actions, deeds]);
  const hasForm = screen !== undefined && screen.views.length > 0;
  const behind = useFocusBack(hasForm);
  const write = useWrite(viewer.id, actions);
  if (!screen) return <p className="pane-waits">{problem ?? 'Reading…'}</p>;
  const spot = spotNamed(screen, seat.where);
  const open = (conversation: ConversationShown) => {
    closeDrawer();
    setOpened(conversation.id);
    actions.openConversation(conversation);
  };
  const writeTo = (person: string) => {
    closeDrawer();
    void write(person).then(setOpened);
  };
  return (
    <PaneContext value={shared}>
      <div ref={behind} className={isDrawerOpen ? 'pane-body has-drawer' : 'pane-body'} inert={hasForm}>
        <Sidebar viewer={viewer} screen={screen} here={spot?.conversation.id} onOpen={open} onWrite={writeTo} />
        {isDrawerOpen && (
          <button type="button" className="drawer-shade" aria-label="Close the sidebar" onClick={closeDrawer} />
        )}
        {spot ? (
          <Conversation
            key={spot.conversation.id}
            conversation={spot.conversation}
            isHome={spot.isHome}
            screen={screen}
            thread={seat.thread}
            takesFocus={opened === spot.conversation.id}
          />
        ) : (
          <p className="pane-waits">There is no conversation yet.</p>
        )}
      </div>
      {hasForm && (
        <div className="modal-layer">
          <Boundary what="this form">
            <Modal views={screen.views} world={world} viewer={viewer} deeds={deeds} />
          </Boundary>
        </div>
      )}
      <Pointer screen={screen} here={spot?.conversation.id} />
      {profile !== undefined && <Profile id={profile} onClose={() => setProfile(undefined)} />}
    </PaneContext>
  );
}
