/** `/role end` and `extend`: what is said to a request, or to something that the typist holds. */
import { oneOf, sequence, tails } from '../combine.ts';
import { asThingRole, inside, reason } from '../endings.ts';
import { grammar } from '../grammar.ts';
import type { KnownRole, KnownThing, KnownThingRole } from '../lexicon.ts';
import type { ExtendLine, Held } from '../lines.ts';
import { role, thing } from '../nouns.ts';
import { requestNumber } from '../requests.ts';
import { forLength, spanOf, until } from '../when.ts';

const held = oneOf(requestNumber, role, thing);

interface Said {
  request: number | null;
  role: KnownRole | null;
  thing: KnownThing | null;
  thingRole: KnownThingRole | null;
}

/** None when a role on a thing is said without the thing. */
function heldBy({ request, role, thing, thingRole }: Said): readonly Held[] {
  if (thing) return [{ kind: 'thing', thing, thingRole }];
  if (thingRole) return [];
  if (request !== null) return [{ kind: 'request', number: request }];
  return role ? [{ kind: 'role', role }] : [];
}

export const end = grammar({
  name: 'end',
  usage: ['end <R-number> [because <reason>]', 'end <role>', 'end <thing> [as <role there>]'],
  says: 'Ends what a request gave, or what you hold.',
  examples: ['end R-1042', 'end admin', 'end team web as admin because done'],
  makes: ['end'],
  words: sequence(held, tails(asThingRole, inside, reason)),
  lines: (said) => heldBy(said).map((what) => ({ verb: 'end' as const, what, reason: said.reason })),
});

export const extend = grammar({
  name: 'extend',
  usage: [
    'extend <R-number> for <length> [because <reason>]',
    'extend <role or thing> for <length> [because <reason>]',
  ],
  says: 'Asks for more time; judged as a request for the whole length.',
  examples: ['extend R-1042 for 4h', 'extend R-1042 3 days because not done yet', 'extend admin for 2h'],
  makes: ['extend'],
  words: sequence(held, tails(asThingRole, inside, forLength, until, reason)),
  lines: ({ length, until, ...said }): readonly ExtendLine[] =>
    length === null && until === null
      ? []
      : heldBy(said).map((what) => ({
          verb: 'extend',
          what,
          span: spanOf({ length, until, from: null }),
          reason: said.reason,
        })),
});
