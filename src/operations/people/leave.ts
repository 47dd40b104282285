/** Somebody is gone from Slack: a fact, not an act, so nobody is asked; everything they held ends at once. */
import type { SubjectId } from '../../domain/ids.ts';
import type { Desk } from '../desk.ts';
import { askForOwners, cancelInvitationOf, cancelRequestsOf, endEverything, openTask, ownedBy } from './leaving.ts';

const left = 'left Slack';

/** Ends what a person had in one workspace. Their past stays, and so do invitations they gave: those are judged when accepted. */
export async function leaveWorkspace(desk: Desk, subject: SubjectId): Promise<void> {
  const owned = await ownedBy(desk, subject);
  const wasInvited = await cancelInvitationOf(desk, subject);
  const requests = await cancelRequestsOf(desk, subject);
  const grants = await endEverything(desk, subject, left);
  if (grants + requests + owned.length === 0 && !wasInvited) return;
  await desk.happened({ type: 'subject.deactivated', target: subject });
  await askForOwners(
    desk,
    subject,
    owned.map(({ thing }) => thing),
  );
  await sayIfNobodyIsLeft(desk);
}

/** Nobody can refuse that somebody is deactivated or made a guest, so the last Admin may go this way: the way back is said at once. */
export async function sayIfNobodyIsLeft(desk: Desk): Promise<void> {
  const { tx, workspace, model, now } = desk;
  const keepers = await tx.grants.listKeepers(workspace.id, workspace.root, model.keeper, now);
  if (keepers.length > 0) return;
  const title = model.roles.find(({ name }) => name === model.keeper)?.title ?? model.keeper;
  await openTask(
    desk,
    'no-keeper',
    `${workspace.title} has no ${title} left`,
    [
      'Ask an owner or admin of this Slack workspace to type /role setup.',
      `There they choose who is ${title} of ${workspace.title} from now on.`,
    ],
    null,
  );
}
