// What somebody sees whose account is deactivated.
import type { PersonShown } from '../../page/contract.ts';
import { useGo } from '../state/use.ts';

/** Slack lets them in nowhere. */
export function Gone({ person }: { person: PersonShown }) {
  const go = useGo();
  return (
    <div className="gone">
      <h2>This account has been deactivated</h2>
      <p>
        Slack has signed {person.name} out of every device: they read nothing, cannot write, and apps cannot send them
        messages. What they wrote stays.
      </p>
      <p>Whatever they held in Roledesk has ended, and coming back brings nothing back by itself.</p>
      <button type="button" className="button" onClick={() => go((now) => ({ ...now, panel: 'people' }))}>
        Reactivate them behind the scenes
      </button>
    </div>
  );
}
