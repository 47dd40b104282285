// What happens to people and channels in Slack without the app: somebody leaves, becomes a guest, a channel is archived.
import { type ReactNode, useState } from 'react';
import { peopleGroups, standing } from '../shell/people.ts';
import { sendJson } from '../state/http.ts';
import { useWorld } from '../state/use.ts';
import { useDoing } from './useDoing.ts';

const roles = {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  guest: 'Guest in several channels',
  single_channel_guest: 'Guest in one channel',
} as const;

/** Two choices, and what can be done with them. */
export function People() {
  const world = useWorld();
  const everybody = peopleGroups(world).flatMap((it) => it.people);
  const [personId, setPerson] = useState(everybody[0]?.id ?? '');
  const [channelId, setChannel] = useState(world.channels[0]?.id ?? '');
  const [role, setRole] = useState<keyof typeof roles>('guest');
  const { says, isBusy, run } = useDoing();
  const person = everybody.find((it) => it.id === personId);
  const channel = world.channels.find((it) => it.id === channelId);
  if (!person || !channel) return <p className="empty">There is nobody in this Slack.</p>;
  const change = (verb: string, body: Record<string, string>, done: string) =>
    void run(() => sendJson(`/control/change/${verb}`, body), done);
  const both = { channel: channel.id, person: person.id };
  return (
    <div className="sheet">
      <p className="soft">What Slack's own administrators do. The app hears of it as it would from Slack.</p>
      <div className="fields">
        <Choice label="Person" value={personId} onChange={setPerson}>
          {everybody.map((it) => (
            <option key={it.id} value={it.id}>
              {it.name} · {standing(it)}
            </option>
          ))}
        </Choice>
        <div className="button-rows">
          {person.deactivated ? (
            <button
              type="button"
              className="button"
              disabled={isBusy}
              onClick={() => change('reactivates', { person: person.id }, `${person.name} is back.`)}
            >
              Reactivate
            </button>
          ) : (
            <button
              type="button"
              className="button"
              disabled={isBusy}
              onClick={() => change('deactivates', { person: person.id }, `${person.name} has left this Slack.`)}
            >
              Deactivate
            </button>
          )}
        </div>
        <Choice label="Becomes" value={role} onChange={(it) => setRole(it as keyof typeof roles)}>
          {Object.entries(roles).map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Choice>
        <div className="button-rows">
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => change('makes', { person: person.id, role }, `${person.name}: ${roles[role]}.`)}
          >
            Change in Slack
          </button>
        </div>
        <Choice label="Channel" value={channelId} onChange={setChannel}>
          {world.channels.map((it) => (
            <option key={it.id} value={it.id}>
              #{it.name}
              {it.private ? ' (private)' : ''}
              {it.archived ? ' (archived)' : ''}
              {it.team === world.teams[0]?.id ? '' : ` · ${world.teams.find(({ id }) => id === it.team)?.name}`}
            </option>
          ))}
        </Choice>
        <div className="button-rows">
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => change('addsToChannel', both, `${person.name} is in #${channel.name}.`)}
          >
            Add {person.name}
          </button>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => change('removesFromChannel', both, `${person.name} is not in #${channel.name}.`)}
          >
            Remove {person.name}
          </button>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() =>
              change(
                channel.archived ? 'unarchives' : 'archives',
                { channel: channel.id },
                `#${channel.name} is ${channel.archived ? 'in use again' : 'archived'}.`,
              )
            }
          >
            {channel.archived ? 'Unarchive' : 'Archive'} #{channel.name}
          </button>
        </div>
      </div>
      <p role="status" className="says">
        {says}
      </p>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange(value: string): void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  );
}
