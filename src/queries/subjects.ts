/** Who somebody is to us. */
import type { Subject } from '../domain/subject.ts';
import { keptQuery, type Query } from './look.ts';

/** The subject behind a Slack id and the zone they read in; undefined for somebody we have not met. */
export const subjectBySlackId = keptQuery<string, { subject: Subject; zone: string } | undefined>(
  async (read, _caller, slackUserId) => {
    const subject = await read.subjects.findBySlackUserId(slackUserId);
    if (!subject) return undefined;
    const [person] = await read.subjects.listPeople([subject.id]);
    return { subject, zone: person?.timeZone ?? 'UTC' };
  },
);

/** The names of those behind these Slack ids whom we know. */
export const namesBySlackId: Query<readonly string[], Map<string, string>> = async (read, _caller, slackUserIds) => {
  const subjects = await Promise.all(slackUserIds.map((id) => read.subjects.findBySlackUserId(id)));
  const known = subjects.filter((subject) => subject !== undefined);
  const people = new Map(
    (await read.subjects.listPeople(known.map(({ id }) => id))).map((it) => [it.subject, it.name]),
  );
  return new Map(known.map(({ id, slackUserId }) => [slackUserId ?? '', people.get(id) ?? 'somebody']));
};

/**
 * The subject with this address, in any case: somebody who has it confirmed by Slack, or who is expected under it. An address that
 * Slack has not confirmed is nobody's: it could be anybody who wrote it there.
 */
export const subjectByEmail: Query<string, Subject | undefined> = async (read, _caller, address) => {
  const found = await read.subjects.findByEmail(address);
  const [person] = found ? await read.subjects.listPeople([found.id]) : [];
  return found && person?.emailConfirmed ? found : read.subjects.findExpected(address);
};
