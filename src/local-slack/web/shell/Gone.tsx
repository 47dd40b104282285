// What somebody sees whose account is deactivated.
import type { PersonShown } from '../../page/contract.ts';

/** Slack lets them in nowhere. */
export function Gone({ person }: { person: PersonShown }) {
  return (
    <div className="gone">
      <h2>This account has been deactivated</h2>
      <p>
        Slack has signed {person.name} out of every device: they read nothing, cannot write, and apps cannot send them
        messages. What they wrote stays.
      </p>
      <p>Whatever they held in Roledesk has ended, and coming back brings nothing back by itself.</p>
      <p className="soft">Behind the scenes → People can reactivate them.</p>
    </div>
  );
}
