// Who somebody is, opened by pressing their name.
import { clockPath } from '../state/paths.ts';
import { useLive, useWorld } from '../state/use.ts';
import { Avatar } from './Avatar.tsx';
import { Dialog } from './Dialog.tsx';
import { usePane } from './PaneContext.ts';
import { standing } from './people.ts';
import { clockTime } from './times.ts';
import { useWrite } from './useWrite.ts';

/** The card of one person; from here one can act as them. */
export function Profile({ id, onClose }: { id: string; onClose(): void }) {
  const world = useWorld();
  const { viewer, seat } = usePane();
  const clock = useLive(clockPath);
  const write = useWrite(viewer.id, seat);
  const person = world.people.find((it) => it.id === id);
  if (!person) return null;
  const team = world.teams.find((it) => it.id === person.team);
  const message = () => {
    onClose();
    void write(id);
  };
  const actAs = () => {
    onClose();
    seat.actAs(person);
  };
  return (
    <Dialog title={person.name} onClose={onClose}>
      <div className="profile">
        <Avatar person={person} size={64} />
        <p>
          @{person.handle}
          <br />
          {person.isBot ? 'App' : standing(person)} in {team?.name}
          <br />
          {clock && !person.isBot && `${clockTime(clock.now, person.tz)} local time`}
        </p>
      </div>
      <div className="dialog-buttons">
        {!person.isBot && person.id !== viewer.id && (
          <button type="button" className="button" onClick={actAs}>
            Act as {person.name}
          </button>
        )}
        <button type="button" className="button" onClick={message}>
          Message
        </button>
        <button type="button" className="button button-primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
