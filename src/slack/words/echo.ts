/** The canonical text of an understood line: what suggestions offer, and what reads back as the same line. */
import type { Held, Line, Noun, OnThing, Verb } from './lines.ts';
import { typedMoment } from './moments.ts';
import { type Names, namesOf } from './names.ts';
import { quotedIfNeeded } from './quoting.ts';
import type { Setting } from './reader.ts';
import {
  spaced,
  type Writer,
  writtenAct,
  writtenAfterType,
  writtenAs,
  writtenPerson,
  writtenProduct,
  writtenReason,
  writtenRole,
  writtenSpan,
  writtenThing,
  writtenTypes,
} from './written.ts';

/** As it can be typed after `/role`, escaped as Slack would deliver it; `plain` makes it readable. */
export function echo(
  line: Line,
  setting: Pick<Setting, 'lexicon' | 'zone'>,
  names: Names = namesOf(setting.lexicon),
): string {
  const write = echoes[line.verb] as (line: Line, writer: Writer) => Pieces;
  return write(line, { setting, names })
    .filter((piece) => piece !== '')
    .join(' ');
}

type Pieces = readonly string[];
type Echoes = { [One in Verb]: (line: Extract<Line, { verb: One }>, writer: Writer) => Pieces };

const onThing = (w: Writer, { thing, thingRole }: OnThing): Pieces => [writtenThing(w, thing), writtenAs(thingRole)];

function noun(w: Writer, what: Noun | Held): Pieces {
  switch (what.kind) {
    case 'person':
      return [writtenPerson(what.person)];
    case 'role':
      return writtenRole(w, what.role);
    case 'request':
      return [`R-${what.number}`];
    case 'thing':
      return 'thingRole' in what ? onThing(w, what) : [writtenThing(w, what.thing)];
  }
}

/** `in minikai`, where the tenant carries several products. */
const inProduct = (w: Writer, product: string): string =>
  w.setting.lexicon.products.length > 1 ? writtenProduct(w, product) : '';

const onType = (w: Writer, verb: string, thing: Noun & { kind: 'thing' }): Pieces => [
  spaced(thing.thing.type),
  verb,
  writtenAfterType(w, thing.thing),
];

const echoes: Echoes = {
  me: () => ['me'],
  setup: () => ['setup'],
  help: ({ about }) => ['help', about ?? ''],
  tasks: () => ['task list'],
  task_done: ({ task }) => ['task done', task],
  import: ({ product }, w) => ['import', inProduct(w, product)],
  invitations: () => ['invite list'],
  resend: ({ person }) => ['invite resend', writtenPerson(person)],
  cancel_invitation: ({ person }) => ['invite cancel', writtenPerson(person)],
  show: ({ what }, w) => ['show', ...noun(w, what)],
  who: ({ what }, w) => ['who', ...noun(w, what)],
  who_can: ({ action, thing }, w) => ['who can', ...writtenAct(w, action, thing)],
  why_last: () => ['why'],
  why_request: ({ request }) => ['why', `R-${request}`],
  why: ({ not, person, action, thing }, w) => [
    not ? 'why not' : 'why',
    writtenPerson(person),
    ...writtenAct(w, action, thing),
  ],
  what_if: ({ change }, w) => [
    'what if',
    ...(echoes[change.verb] as (line: Line, writer: Writer) => Pieces)(change, w),
  ],
  history: ({ what, product, since, asFile }, w) => [
    'history',
    ...(what ? noun(w, what) : []),
    product === null ? '' : writtenProduct(w, product),
    since ? `since ${typedMoment(w.setting.zone, since)}` : '',
    asFile ? 'as file' : '',
  ],
  invite: ({ people, product, role, to, span, reason }, w) => [
    'invite',
    ...people.map(writtenPerson),
    ...(role ? ['as', quotedIfNeeded(role.name)] : []),
    ...to.flatMap((one) => ['to', ...onThing(w, one)]),
    writtenSpan(w, span),
    role ? (writtenRole(w, role)[1] ?? '') : to.length === 0 ? inProduct(w, product) : '',
    writtenReason(reason),
  ],
  set: ({ person, role, span, reason }, w) => [
    'set',
    writtenPerson(person),
    ...writtenRole(w, role),
    writtenSpan(w, span),
    writtenReason(reason),
  ],
  add: (line, w) => [
    'add',
    ...line.people.map(writtenPerson),
    'to',
    ...onThing(w, line),
    writtenSpan(w, line.span),
    writtenReason(line.reason),
  ],
  remove_from: (line, w) => [
    'remove',
    writtenPerson(line.person),
    'from',
    ...onThing(w, line),
    writtenReason(line.reason),
  ],
  remove_role: ({ person, role, reason }, w) => [
    'remove',
    writtenPerson(person),
    ...writtenRole(w, role),
    writtenReason(reason),
  ],
  offboard: ({ person, product, reason }, w) => [
    'offboard',
    writtenPerson(person),
    product === null ? '' : writtenProduct(w, product),
    writtenReason(reason),
  ],
  request: ({ role, thing, thingRole, person, span, reason }, w) => [
    'request',
    ...(role ? writtenRole(w, role) : []),
    ...(thing ? onThing(w, { thing, thingRole }) : []),
    person ? `for ${writtenPerson(person)}` : '',
    writtenSpan(w, span),
    writtenReason(reason),
  ],
  request_help: ({ product, person, reason }, w) => [
    'request help',
    inProduct(w, product),
    person ? `for ${writtenPerson(person)}` : '',
    writtenReason(reason),
  ],
  approve: ({ request, role, span, reason }, w) => [
    `approve R-${request}`,
    role === null ? '' : `as ${quotedIfNeeded(role)}`,
    writtenSpan(w, span),
    writtenReason(reason),
  ],
  deny: ({ request, reason }) => [`deny R-${request}`, writtenReason(reason)],
  cancel: ({ request, reason }) => [`cancel R-${request}`, writtenReason(reason)],
  end: ({ what, reason }, w) => ['end', ...noun(w, what), writtenReason(reason)],
  extend: ({ what, span, reason }, w) => ['extend', ...noun(w, what), writtenSpan(w, span), writtenReason(reason)],
  new: ({ type, name, inside }, w) => {
    const { word, product } = writtenTypes(w, [type]);
    return [word, 'new', quotedIfNeeded(name), inside ? `in ${writtenThing(w, inside)}` : product];
  },
  rename: ({ thing, name }, w) => [...onType(w, 'rename', { kind: 'thing', thing }), 'to', quotedIfNeeded(name)],
  restrict: ({ thing }, w) => onType(w, 'restrict', { kind: 'thing', thing }),
  unrestrict: ({ thing }, w) => onType(w, 'unrestrict', { kind: 'thing', thing }),
  archive: ({ thing }, w) => onType(w, 'archive', { kind: 'thing', thing }),
  list: ({ types, inside }, w) => {
    const { word, product } = writtenTypes(w, types);
    return [word, 'list', inside ? `in ${writtenThing(w, inside)}` : product];
  },
  label: ({ tag, thing }, w) => ['label', writtenThing(w, tag), 'on', writtenThing(w, thing)],
  unlabel: ({ tag, thing }, w) => ['unlabel', writtenThing(w, tag), 'on', writtenThing(w, thing)],
};
