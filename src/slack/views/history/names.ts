/** Names for what an event points at, and the small endings of its sentence. */
import { firstDay } from '../../../domain/grant.ts';
import type { Giving } from '../../../domain/invitation.ts';
import type { Names } from '../../../domain/shown.ts';
import { givingWords, heldAt, requestName, thingWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { listed, own, person, say, strong, words } from '../kit/sentence.ts';
import { withoutStop } from '../kit/text.ts';

export interface Namer {
  who(subject: string): Sentence;
  thing(id: string): Sentence;
  things(ids: readonly string[]): Sentence;
  /** `Team Member of Web`. */
  role(role: string, thing: string): Sentence;
  workspaceRole(role: string): Sentence;
  request(id: string, number?: number): Sentence;
  /** ` with R-1042`; nothing where no request was behind it. */
  with(request: string | null): Sentence;
  /** `Invite people`. */
  action(name: string): Sentence;
  product(name: string): Sentence;
  gives(gives: readonly Giving[]): Sentence;
  withheld(gives: readonly Giving[]): Sentence;
}

const few = 5;

/** The first few of a list, and how many more. */
const some = (items: readonly Sentence[]): Sentence =>
  items.length <= few ? listed(items) : say`${listed(items.slice(0, few), ',')} and ${items.length - few} more`;

/** Reads the names; whoever or whatever is not among them may not be seen, and is told as somebody or something. */
export function namer({ people, things, roles, requests, actions, products }: Names): Namer {
  const who = (subject: string): Sentence => {
    const found = people.get(subject);
    return found === undefined ? own('somebody') : [person(found)];
  };
  const thing = (id: string): Sentence => {
    const found = things.get(id);
    return found === undefined ? own('something') : say`${thingWords(found)}`;
  };
  const role = (name: string, on: string): Sentence => {
    const found = things.get(on);
    const title = roles.get(`${found?.type ?? 'workspace'}.${name}`) ?? name;
    return say`${strong(title)}${found === undefined ? own(' of something') : heldAt(title, found)}`;
  };
  const request = (id: string, number = requests.get(id)): Sentence =>
    number === undefined ? own('a request') : say`${requestName(number)}`;
  const givings = (gives: readonly Giving[]): Sentence =>
    some(gives.map((one) => givingWords(role(one.role, one.thing), one.span)));
  return {
    who,
    thing,
    things: (ids) => some(ids.map(thing)),
    role,
    workspaceRole: (name) => [strong(roles.get(`workspace.${name}`) ?? name)],
    request,
    with: (id) => (id === null ? [] : say` with ${request(id)}`),
    action: (name) => [words(actions.get(name) ?? name.replace(/^.*\./u, '').replaceAll('_', ' '), 80)],
    product: (name) => [words(products.get(name) ?? name)],
    gives: (gives) => (gives.length === 0 ? [] : say` as ${givings(gives)}`),
    withheld: (gives) =>
      gives.length === 0 ? [] : say`, without ${givings(gives)}, which could not be given any more`,
  };
}

/** The reason that was given, as an ending: `, because ...`; what was so when a product was set up was nobody's reason. */
export function because(reason: string | null): Sentence {
  if (reason === null || reason === '') return [];
  return reason === firstDay ? own(' on the first day') : say`, because ${withoutStop(reason)}`;
}

/** Words in brackets, as an ending. */
export const quote = (text: string | null): Sentence =>
  text === null || text === '' ? [] : say` (${withoutStop(text)})`;
