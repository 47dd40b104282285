// What happens to people and channels in Slack without the app: somebody leaves, becomes a guest, a channel is archived.
import { useState } from 'react';
import { peopleGroups, standing } from '../shell/people.ts';
import { sendJson } from '../state/http.ts';
import { useWorld } from '../state/use.ts';
import { Acts, Choice } from './Choice.tsx';
import { become, type Change, channelName, comeOrGo, inChannel, roles } from './changes.ts';
import { useDoing } from './useDoing.ts';

/** Three choices, and what can be done with them. */
export function People() {
  const world = useWorld();
  const everybody = peopleGroups(world).flatMap((it) => it.people);
  const [personId, setPerson] = useState(everybody[0]?.id ?? '');
  const [channelId, setChannel] = useState(world.channels[0]?.id ?? '');
  const [role, setRole] = useState<string>('guest');
  const { says, isBusy, run } = useDoing();
  const person = everybody.find((it) => it.id === personId);
  const channel = world.channels.find((it) => it.id === channelId);
  if (!person || !channel) return <p className="empty">There is nobody in this Slack.</p>;
  const acts = (...changes: Change[]) =>
    changes.map(({ title, verb, body, done }) => ({
      title,
      run: () => void run(() => sendJson(`/control/change/${verb}`, body), done),
    }));
  const people = everybody.map((it) => [it.id, `${it.name} · ${standing(it)}`] as const);
  const channels = world.channels.map((it) => [it.id, channelName(world, it)] as const);
  return (
    <div className="sheet">
      <p className="soft">What Slack's own administrators do. The app hears of it as it would from Slack.</p>
      <div className="fields">
        <Choice label="Person" value={personId} onChange={setPerson} of={people} />
        <Acts acts={acts(comeOrGo(person))} isBusy={isBusy} />
        <Choice label="Becomes" value={role} onChange={setRole} of={roles} />
        <Acts acts={acts(become(person, role))} isBusy={isBusy} />
        <Choice label="Channel" value={channelId} onChange={setChannel} of={channels} />
        <Acts acts={acts(...inChannel(person, channel))} isBusy={isBusy} />
      </div>
      <p role="status" className="says">
        {says}
      </p>
    </div>
  );
}
