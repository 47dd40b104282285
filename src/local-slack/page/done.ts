// What the page is told of a deed as soon as the app has acknowledged it; the rest arrives as changes.
import { z } from 'zod';
import { reasonOf } from '../control/answering.ts';
import type { Core } from '../core.ts';
import { deed } from '../people/deed.ts';
import type { Outcome } from '../people/told.ts';
import type { Person } from '../world/world.ts';
import type { DeedShown } from './contract.ts';

/** Runs a deed; what a person cannot do is answered in words, only a malformed request is an error. */
export async function done(core: Core, person: Person, work: () => Promise<Outcome>): Promise<DeedShown> {
  try {
    const { outcome, from } = await deed(core, person, work);
    const conversation = outcome.conversation ?? privatelySince(core, person, from);
    return {
      ok: outcome.problem === undefined && outcome.errors === undefined,
      ...(outcome.problem === undefined ? {} : { problem: outcome.problem }),
      ...(conversation === undefined ? {} : { conversation }),
    };
  } catch (problem) {
    if (problem instanceof z.ZodError) throw problem;
    return { ok: false, problem: reasonOf(problem) };
  }
}

/** Where the last message appeared that only this person sees. */
const privatelySince = (core: Core, person: Person, from: number): string | undefined =>
  core.notices
    .slice(from)
    .flatMap((it) => (it.person === person.id && it.what === 'message' ? [it.message.channel] : []))
    .at(-1);
