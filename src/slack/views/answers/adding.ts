/** What came of adding people to a thing, or taking somebody off. */
import type { Instant } from '../../../domain/instant.ts';
import type { ShownPerson } from '../../../domain/shown.ts';
import { joins } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, listed, own, person, say, strong } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { plainAnswer } from './plain.ts';

export interface ShownAdded {
  /** The thing's name, with what it is in. */
  thing: string;
  role: string;
  /** No role was said, so it is the usual one. */
  isDefault: boolean;
  verdicts: readonly {
    person: ShownPerson;
    verdict: 'added' | 'lengthened' | 'already' | 'refused';
    endsAt: Instant | null;
    says: string | null;
  }[];
  /** Words of the line that nobody could be made of. */
  not: readonly { about: string; says: string }[];
}

/** `@Ana is Team Member of Web until ...`; whoever could not be added has a line with the reason. */
export function added({ thing, role, isDefault, verdicts, not }: ShownAdded): Message {
  const usual = isDefault ? own(' That is the usual role there; say another one with "as".') : [];
  const came = verdicts.map(({ person: who, verdict, endsAt, says }): Sentence => {
    if (verdict === 'refused') return say`${person(who)} was not added: ${says ?? 'nothing allows it.'}`;
    const already = verdict === 'already' ? ' already' : '';
    const end = endsAt === null ? own(verdict === 'added' ? '' : ', without an end') : say` until ${at(endsAt)}`;
    return say`${person(who)} is${own(already)} ${strong(role)}${joins(role)}${strong(thing)}${end}.${verdict === 'added' ? usual : []}`;
  });
  return plainAnswer([...came, ...not.map(({ about, says }): Sentence => say`${about} was not added: ${says}`)]);
}

export interface ShownTakenOff {
  person: ShownPerson;
  thing: string;
  titles: readonly string[];
  stillSees: boolean;
}

/** `@Ana is no longer Team Member of Web.`, and whether they still see it by another way. */
export const removedFrom = ({ person: who, thing, titles, stillSees }: ShownTakenOff): Message =>
  plainAnswer([
    say`${person(who)} is no longer ${listed(titles.map(strong))}${joins(titles.at(-1) ?? '')}${strong(thing)}.`,
    stillSees ? say`They still see it by another role they hold.` : say`They do not see it any more.`,
  ]);
