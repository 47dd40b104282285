/** `/role request`: asks for a role, for oneself or for somebody; `request help` asks which one is right. */
import { oneOf, optional, sequence, tails } from '../combine.ts';
import { asThingRole, forPerson, inProduct, inside, reason } from '../endings.ts';
import { grammar, mistake, productsFor } from '../grammar.ts';
import type { RequestHelpLine, RequestLine } from '../lines.ts';
import { literal } from '../literals.ts';
import { role, thing, thingRole } from '../nouns.ts';
import { lengthIn } from '../offered.ts';
import { person } from '../people.ts';
import { forLength, from, spanOf, until } from '../when.ts';

const endings = tails(asThingRole, forPerson, forLength, until, from, inside, reason);

export const request = grammar({
  name: 'request',
  usage: [
    'request <role> [for <length>] [for <person>] [because <reason>]',
    'request <thing> [as <role there>] [for <length>] [for <person>] [because <reason>]',
  ],
  says: 'Asks for a role or for access; whoever may decide is asked. Alone, it opens the form.',
  examples: [
    'request admin for 4h because rotating the certificate',
    'request project site for 4h because fix it for @ben',
  ],
  makes: ['request'],
  words: sequence(optional(oneOf(role, thing)), endings),
  lines({ role, thing, thingRole, person, reason, ...said }): readonly RequestLine[] {
    const endless = said.length === null && said.until === null;
    if ((!role && !thing) || (role && thingRole) || (endless && reason !== null && lengthIn(reason))) return [];
    return [{ verb: 'request', role, thing, thingRole, person, span: spanOf(said), reason }];
  },
  mistakes: [
    mistake(
      sequence(person, oneOf(role, thing), endings),
      'Say the role first and for whom after it.',
      ({ person, role, thing, thingRole, reason, ...said }) => [
        { verb: 'request', role, thing, thingRole, person, span: spanOf(said), reason },
      ],
    ),
    mistake(
      sequence(thingRole, literal('of', 'on', 'in', 'to'), thing, tails(forPerson, forLength, until, from, reason)),
      'Say on what first, and the role there after “as”.',
      ({ thing, thingRole, person, reason, ...said }) => [
        { verb: 'request', role: null, thing, thingRole, person, span: spanOf(said), reason },
      ],
    ),
    mistake(
      sequence(literal('access'), optional(literal('to')), oneOf(role, thing), endings),
      'Name the role or thing right after “request”.',
      ({ role, thing, thingRole, person, reason, ...said }) => [
        { verb: 'request', role, thing, thingRole, person, span: spanOf(said), reason },
      ],
    ),
  ],
});

export const requestHelp = grammar({
  name: 'request help',
  usage: ['request help [for <person>] [because <reason>]'],
  says: 'Asks the help desk which role is right.',
  examples: ['request help', 'request help for @ben because new on my team'],
  makes: ['request_help'],
  words: sequence(literal('help'), tails(forPerson, inProduct, reason)),
  lines: ({ person, product, reason }, setting): readonly RequestHelpLine[] =>
    productsFor({ product }, setting).map((product) => ({ verb: 'request_help', product, person, reason })),
});
