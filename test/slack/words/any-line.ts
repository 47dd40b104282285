/** Any line that can be understood, for laws about all of them: over a tenant whose things have any names at all. */
import fc from 'fast-check';
import type { TaskId } from '../../../src/domain/ids.ts';
import { type Instant, instantOf, type Length, lengthUnits, type Span } from '../../../src/domain/instant.ts';
import { manyLines, oneLine } from '../../../src/domain/text.ts';
import type {
  KnownAction,
  KnownThing,
  Lexicon,
  Line,
  OnThing,
  People,
  Person,
} from '../../../src/slack/words/index.ts';
import { both, minikai, miruni, now, thing } from './typing.ts';

const minute = 60_000;
const start = Date.parse(now);

const odd = fc.constantFrom(
  'because',
  'in',
  'to',
  'me',
  'label',
  'R-12',
  '4h',
  'a@b.co',
  "'tis",
  'web, inc.',
  '<!channel>',
  'team',
);
const name = fc
  .oneof(odd, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.string({ minLength: 1, maxLength: 9 }))
  .map(oneLine)
  .filter((text) => text !== '');

/** A name as it would be read: straight apostrophes, no double quotes. */
const newName = name
  .map((text) => oneLine(text.replace(/[‘’‚‛]/gu, "'").replace(/["“”„‟«»]/gu, '')))
  .filter((text) => text !== '');
const reason = fc.option(
  fc
    .oneof(name, fc.constantFrom('I am <@U1> & <!here> "so', 'two\nlines'))
    .map(manyLines)
    .filter((text) => text !== ''),
  { nil: null },
);

/** A tenant with things of any names, some of them equal. */
export const lexicon: fc.Arbitrary<Lexicon> = fc
  .tuple(fc.constantFrom(miruni, minikai, both), fc.array(name, { minLength: 4, maxLength: 4 }))
  .map(([known, [first = '', second = '', third = '', fourth = '']]) => {
    const team = thing('miruni', 'team', first, 21);
    const things = [
      team,
      thing('miruni', 'project', `${first}/${second}`, 22, team),
      thing('miruni', 'project', `${first}/${third}`, 23, team),
      thing('minikai', 'mini', second, 24),
      thing('minikai', 'mini_label', fourth, 25),
      thing('minikai', 'record_label', third, 26),
    ];
    const products = known.products.map((product) => product.name);
    return { ...known, things: [...known.things, ...things.filter(({ product }) => products.includes(product))] };
  });

export const person: fc.Arbitrary<Person> = fc.oneof(
  fc.constant({ kind: 'me' as const }),
  fc.record({
    kind: fc.constant('slack' as const),
    id: fc.constantFrom('U1', 'W2ABC'),
    name: fc.option(name, { nil: null }),
  }),
  fc.constantFrom('ben@example.com', 'o.k+x@sub.example.org').map((address) => ({ kind: 'email' as const, address })),
);

const group = fc.record({
  kind: fc.constant('group' as const),
  id: fc.constantFrom('S1', 'S2'),
  name: fc.option(name, { nil: null }),
});
const people: fc.Arbitrary<readonly People[]> = fc.uniqueArray(fc.oneof(person, group), {
  minLength: 1,
  maxLength: 3,
  selector: (one) => JSON.stringify({ ...one, name: null }),
});

const length: fc.Arbitrary<Length> = fc.record({
  count: fc.integer({ min: 1, max: 9 }),
  unit: fc.constantFrom(...lengthUnits),
});
const later = (from: number, to: number): fc.Arbitrary<Instant> =>
  fc.integer({ min: from, max: to }).map((minutes) => instantOf(start + minutes * minute));
const begin = fc.oneof(
  fc.constant({}),
  later(1, 400_000).map((from) => ({ from })),
);
const end = fc.oneof(
  length.map((length) => ({ length })),
  later(400_001, 900_000).map((until) => ({ until })),
);
const span: fc.Arbitrary<Span> = fc
  .tuple(begin, fc.oneof(fc.constant({}), end))
  .map(([from, to]) => ({ ...from, ...to }));
const request = fc.integer({ min: 1, max: 999_999 });

const orNone = <Value>(values: readonly Value[]): fc.Arbitrary<Value | null> =>
  fc.constantFrom<Value | null>(null, ...values);

/** A thing and, or not, a role on it. */
const onThing = (lexicon: Lexicon, things = lexicon.things): fc.Arbitrary<OnThing> =>
  fc.constantFrom(...things).chain((thing) =>
    orNone(lexicon.thingRoles.filter((one) => one.product === thing.product && one.type === thing.type)).map(
      (thingRole) => ({
        thing,
        thingRole,
      }),
    ),
  );

const typeOf = (lexicon: Lexicon, { product, type }: KnownThing) =>
  lexicon.types.find((one) => one.product === product && one.name === type);

export function lineIn(lexicon: Lexicon): fc.Arbitrary<Line> {
  const { things, roles, products } = lexicon;
  const aThing = fc.constantFrom(...things);
  const aRole = fc.constantFrom(...roles);
  const product = fc.constantFrom(...products.map((one) => one.name));
  const verb = <Verb extends Line['verb']>(name: Verb) => fc.constant(name);

  const noun = fc.oneof(
    person.map((person) => ({ kind: 'person' as const, person })),
    aThing.map((thing) => ({ kind: 'thing' as const, thing })),
    request.map((number) => ({ kind: 'request' as const, number })),
  );
  const held = fc.oneof(
    aRole.map((role) => ({ kind: 'role' as const, role })),
    onThing(lexicon).map((on) => ({ kind: 'thing' as const, ...on })),
    request.map((number) => ({ kind: 'request' as const, number })),
  );
  const acts = lexicon.actions.flatMap((action): { action: KnownAction; thing: KnownThing | null }[] => {
    if (action.type === 'workspace') return [{ action, thing: null }];
    const fitting = things.filter(({ product, type }) => product === action.product && type === action.type);
    return fitting.map((thing) => ({ action, thing }));
  });
  const act = fc.constantFrom(...acts);
  const made = fc.constantFrom(...lexicon.types).chain((type) => {
    const containers = things.filter((one) => one.product === type.product && type.inside.includes(one.type));
    const inside = type.inside.includes('workspace') ? orNone(containers) : fc.constantFrom(...containers);
    return fc.record({ verb: verb('new'), type: fc.constant(type), name: newName, inside });
  });
  const carried = things.flatMap((tag) =>
    things
      .filter((one) => one.product === tag.product && typeOf(lexicon, one)?.tags.includes(tag.type))
      .map((thing) => ({ tag, thing })),
  );
  const asked = fc.oneof(
    aRole.map((role) => ({ role, thing: null, thingRole: null })),
    onThing(lexicon).map((on) => ({ role: null, ...on })),
  );
  const invitation = product.chain((product) => {
    const there = things.filter((one) => one.product === product);
    return fc.record({
      verb: verb('invite'),
      people,
      product: fc.constant(product),
      role: orNone(roles.filter((one) => one.product === product)),
      to: fc.array(onThing(lexicon, there), { maxLength: 2 }),
      span,
      reason,
    });
  });

  return fc.oneof(
    fc.constantFrom<Line>(
      { verb: 'me' },
      { verb: 'setup' },
      { verb: 'tasks' },
      { verb: 'invitations' },
      { verb: 'why_last' },
    ),
    fc.record({ verb: verb('help'), about: fc.constantFrom(null, 'set', 'invite', 'history') }),
    fc.record({ verb: verb('task_done'), task: fc.constant(`tsk_${'0'.repeat(26)}` as TaskId) }),
    fc.record({ verb: verb('import'), product }),
    fc.record({ verb: fc.constantFrom('resend' as const, 'cancel_invitation' as const), person }),
    fc.record({ verb: verb('show'), what: noun }),
    fc.record({ verb: verb('who'), what: held.filter((one) => one.kind === 'role') }),
    aThing.map((thing): Line => ({ verb: 'who', what: { kind: 'thing', thing } })),
    act.map((act): Line => ({ verb: 'who_can', ...act })),
    fc.tuple(act, person, fc.boolean()).map(([act, person, not]): Line => ({ verb: 'why', not, person, ...act })),
    fc.record({ verb: verb('why_request'), request }),
    fc
      .oneof(
        fc.record({ verb: verb('set'), person, role: aRole, span, reason }),
        fc.record({ verb: verb('remove_role'), person, role: aRole, reason }),
        fc.record({ verb: verb('offboard'), person, product: fc.option(product, { nil: null }), reason }),
        fc.record({ verb: verb('end'), what: held.filter((one) => one.kind !== 'request'), reason }),
        fc.tuple(person, onThing(lexicon), reason).map(([person, on, reason]) => ({
          verb: 'remove_from' as const,
          person,
          ...on,
          reason,
        })),
      )
      .map((change) => ({ verb: 'what_if', change }) as Line),
    fc.record({
      verb: verb('history'),
      what: fc.option(noun, { nil: null }),
      product: fc.constant(null),
      since: fc.option(later(-900_000, -1), { nil: null }),
      asFile: fc.boolean(),
    }),
    fc.record({
      verb: verb('history'),
      what: fc.option(
        person.map((person) => ({ kind: 'person' as const, person })),
        { nil: null },
      ),
      product,
      since: fc.constant(null),
      asFile: fc.boolean(),
    }),
    invitation,
    fc.record({ verb: verb('set'), person, role: aRole, span, reason }),
    fc
      .tuple(people, onThing(lexicon), span, reason)
      .map(([people, on, span, reason]): Line => ({ verb: 'add', people, ...on, span, reason })),
    fc
      .tuple(person, onThing(lexicon), reason)
      .map(([person, on, reason]): Line => ({ verb: 'remove_from', person, ...on, reason })),
    fc.record({ verb: verb('remove_role'), person, role: aRole, reason }),
    fc.record({ verb: verb('offboard'), person, product: fc.option(product, { nil: null }), reason }),
    fc.tuple(asked, fc.option(person, { nil: null }), begin, end, reason).map(
      ([asked, person, from, to, reason]): Line => ({
        verb: 'request',
        ...asked,
        person,
        span: { ...from, ...to },
        reason,
      }),
    ),
    fc.record({ verb: verb('request_help'), product, person: fc.option(person, { nil: null }), reason }),
    fc.record({
      verb: verb('approve'),
      request,
      role: orNone(roles.map((role) => role.name)),
      span: fc.oneof(fc.constant({}), end),
      reason,
    }),
    fc.record({ verb: verb('deny'), request, reason: reason.map((text) => text ?? 'no') }),
    fc.record({ verb: verb('cancel'), request, reason }),
    fc.record({ verb: verb('end'), what: held, reason }),
    fc.record({ verb: verb('extend'), what: held, span: end, reason }),
    made,
    fc.record({ verb: verb('rename'), thing: aThing, name: newName }),
    fc.record({ verb: verb('archive'), thing: aThing }),
    fc
      .tuple(aThing, fc.constantFrom('restrict' as const, 'unrestrict' as const))
      .map(([thing, verb]): Line => (typeOf(lexicon, thing)?.restricts ? { verb, thing } : { verb: 'archive', thing })),
    fc.constantFrom(...lexicon.types).map((type): Line => ({ verb: 'list', types: [type], inside: null })),
    carried.length === 0
      ? fc.constant<Line>({ verb: 'me' })
      : fc
          .record({ verb: fc.constantFrom('label' as const, 'unlabel' as const), on: fc.constantFrom(...carried) })
          .map(({ verb, on }): Line => ({ verb, ...on })),
  ) as fc.Arbitrary<Line>;
}
