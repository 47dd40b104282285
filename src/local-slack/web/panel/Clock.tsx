// The clock of the local Slack and the app: how late it is, and moving it forward to see what time does.
import { useEffect, useState } from 'react';
import type { ClockShown } from '../../page/contract.ts';
import { inFull, lengthInWords } from '../shell/times.ts';
import { sendJson } from '../state/http.ts';
import { clockPath } from '../state/paths.ts';
import { personNamed } from '../state/seats.ts';
import { useCell, useLive, usePage, useWorld } from '../state/use.ts';
import { useDoing } from './useDoing.ts';

const hour = 3_600_000;

/** Forward only: nothing that has happened can be taken back. */
export function Clock() {
  const page = usePage();
  const world = useWorld();
  const clock = useLive(clockPath);
  const { left } = useCell(page.address);
  const now = useTicking(clock);
  const { says, isBusy, run } = useDoing();
  const viewer = (left && personNamed(world, left.person)) ?? world.people[0];
  if (!clock || !viewer) return <p className="empty">Reading the clock…</p>;
  const move: Move = async (by, done) => {
    await run(() => sendJson(clockPath, by), done);
    page.live.changed();
  };
  const canMove = clock.movable && !isBusy;
  return (
    <div className="sheet">
      <p className="clock-now">
        <time dateTime={new Date(now).toISOString()}>{inFull(now, viewer.tz)}</time>
        <small>
          as {viewer.name} reads it ({viewer.tz})
        </small>
      </p>
      {!clock.movable && <p>The clock of this local Slack cannot be moved.</p>}
      <Forward move={move} canMove={canMove} />
      <h3>The next thing that happens</h3>
      {clock.next ? (
        <Next next={clock.next} now={now} zone={viewer.tz} move={move} canMove={canMove} />
      ) : (
        <p className="soft">Nothing is due by itself: no reminder, no end.</p>
      )}
      <p role="status" className="says">
        {isBusy ? 'The app catches up…' : says}
      </p>
    </div>
  );
}

type Move = (by: { forward: number } | { to: 'next' }, done: string) => Promise<void>;

function Forward({ move, canMove }: { move: Move; canMove: boolean }) {
  const [hours, setHours] = useState(4);
  const forward = (count: number) => void move({ forward: count * hour }, `${lengthInWords(count * hour)} later.`);
  return (
    <fieldset className="button-rows" disabled={!canMove}>
      <legend>Forward</legend>
      <button type="button" className="button" onClick={() => forward(1)}>
        1 hour
      </button>
      <button type="button" className="button" onClick={() => forward(24)}>
        1 day
      </button>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          forward(hours);
        }}
      >
        <input
          type="number"
          aria-label="Hours"
          min={1}
          max={8760}
          required
          value={hours}
          onChange={({ target }) => setHours(target.valueAsNumber || 1)}
        />
        <button type="submit" className="button">
          {hours === 1 ? 'hour' : 'hours'}
        </button>
      </form>
    </fieldset>
  );
}

interface NextProps {
  next: NonNullable<ClockShown['next']>;
  now: number;
  zone: string;
  move: Move;
  canMove: boolean;
}

function Next({ next, now, zone, move, canMove }: NextProps) {
  const what = sentence(next.what);
  return (
    <>
      <p>
        {what}
        <br />
        <span className="soft">
          {inFull(next.at, zone)}, in {lengthInWords(next.at - now)}
        </span>
      </p>
      <button
        type="button"
        className="button button-primary"
        disabled={!canMove}
        onClick={() => void move({ to: 'next' }, `${what} was due.`)}
      >
        Go there
      </button>
    </>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The time now: what was read, and what has passed since. */
function useTicking(clock: ClockShown | undefined): number {
  const [, setTick] = useState(0);
  const [read, setRead] = useState({ clock, at: Date.now() });
  if (read.clock !== clock) setRead({ clock, at: Date.now() });
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (clock?.now ?? 0) + Date.now() - read.at;
}
