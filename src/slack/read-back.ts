/** Reading a person back from Slack: whether what was to be done by hand has been done. */
import type { SlackPerson } from '../domain/subject.ts';

const titles: Readonly<Record<SlackPerson['standing'], string>> = {
  primary_owner: 'Primary Owner',
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  multi_channel_guest: 'Multi-Channel Guest',
  single_channel_guest: 'Single-Channel Guest',
};

/** What Slack says instead, as a sentence; null when it agrees. A role of null is a deactivated account. */
export function contradictionIn(person: SlackPerson | undefined, role: string | null): string | null {
  if (role === null)
    return person && !person.deactivated ? `Slack says that this person is still ${titles[person.standing]}.` : null;
  if (!person) return 'Slack does not know this person.';
  if (person.deactivated) return 'Slack says that this account is deactivated.';
  return person.standing === role ? null : `Slack says that this person is ${titles[person.standing]}.`;
}
