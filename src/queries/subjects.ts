/** Who somebody is to us. */
import type { Subject } from '../domain/subject.ts';
import type { Query } from './look.ts';

/** The subject behind a Slack id and the zone they read in; undefined for somebody we have not met. */
export const subjectBySlackId: Query<string, { subject: Subject; zone: string } | undefined> = async (
  read,
  _caller,
  slackUserId,
) => {
  const subject = await read.subjects.findBySlackUserId(slackUserId);
  if (!subject) return undefined;
  const [person] = await read.subjects.listPeople([subject.id]);
  return { subject, zone: person?.timeZone ?? 'UTC' };
};

/** The subject with this address, in any case; undefined for an address that is nobody's. */
export const subjectByEmail: Query<string, Subject | undefined> = (read, _caller, address) =>
  read.subjects.findByEmail(address);
