// The tour: a strip that says what to do next, notices when it is done, and covers nothing.
import { useEffect } from 'react';
import { Icon } from '../shell/Icon.tsx';
import { clockPath } from '../state/paths.ts';
import { useCell, useLive, usePage, useWorld } from '../state/use.ts';
import { again, onward, type Progress, tourState } from './progress.ts';
import { cast, type Hint, steps } from './steps.ts';
import { useFacts } from './useFacts.ts';
import { useMark } from './useMark.ts';

/** There only when it is open, and where its people are. */
export function Tour() {
  const { people } = useWorld();
  const progress = useCell(tourState);
  const now = useLive(clockPath)?.now;
  const hasCast = Object.values(cast).every((handle) => people.some((it) => it.handle === handle));
  if (!progress.isOpen || !hasCast || now === undefined) return null;
  return <Open progress={progress} now={now} />;
}

function Open({ progress, now }: { progress: Progress; now: number }) {
  const { since = now, stepSince = since } = progress;
  const facts = useFacts(since, stepSince);
  const step = steps[progress.step];
  const isDone = step?.isDone(facts) ?? false;
  useEffect(() => {
    // A clock that went back is another beginning: what was told then lies ahead.
    if (progress.since === undefined || progress.since > now)
      tourState.set({ ...progress, since: now, stepSince: now });
    else if (isDone) tourState.set(onward(progress, now));
  }, [progress, now, isDone]);
  const hint = step?.hint(facts);
  useMark(hint?.mark);
  return (
    <section className="tour" aria-label="Tour">
      <Dots done={progress.step} />
      <div className="tour-words" role="status">
        {step && hint ? (
          <>
            <strong>
              {progress.step + 1} of {steps.length}: {step.title}.
            </strong>{' '}
            {hint.say} {hint.line !== undefined && <code>{hint.line}</code>}
          </>
        ) : (
          <>
            <strong>That was Roledesk.</strong> Everything works from here: act as anybody, open Roledesk's Home, switch
            faults on behind the scenes.
          </>
        )}
      </div>
      <div className="tour-buttons">
        {hint?.help && <Help help={hint.help} />}
        {step && (
          <button type="button" className="button" onClick={() => tourState.set(onward(progress, now))}>
            Skip
          </button>
        )}
        {progress.step > 0 && (
          <button type="button" className="button" onClick={() => tourState.set(again(now))}>
            Start again
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label="Close the tour"
          onClick={() => tourState.set({ ...progress, isOpen: false })}
        >
          <Icon name="close" />
        </button>
      </div>
    </section>
  );
}

function Help({ help }: { help: NonNullable<Hint['help']> }) {
  const page = usePage();
  const run = () => {
    if ('go' in help) return page.go(help.go);
    page.front.set(page.address.get().right?.person === help.person ? 'right' : 'left');
    page.offered.set(help);
  };
  return (
    <button type="button" className="button button-primary" onClick={run}>
      Do it for me
    </button>
  );
}

function Dots({ done }: { done: number }) {
  return (
    <span className="tour-dots" aria-hidden="true">
      {steps.map(({ title }, index) => (
        <i key={title} className={index < done ? 'is-done' : index === done ? 'is-now' : ''} />
      ))}
    </span>
  );
}
