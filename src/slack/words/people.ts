/** Words that stand for somebody: mentions, addresses, `me`, and user groups where several are wanted. */
import { invalid, type Refusal } from '../../domain/refusal.ts';
import type { Words } from './combine.ts';
import type { People, Person } from './lines.ts';
import type { Expected, Reader } from './reader.ts';
import { unquoted } from './tokenize.ts';

const somebody: Expected = { what: 'a person', words: ['me'] };

/** One person; a user group is refused. */
export const person: Words<{ person: Person }> = {
  keys: ['person'],
  read(reader, at) {
    const found = whoAt(reader, at);
    if (found?.kind === 'group') return reader.refuse(at, onlyOne(reader, at));
    if (found) return [{ at: at + 1, values: { person: found }, missing: false }];
    return nobody(reader, at);
  },
};

/** One or more, each once; “and” may stand between them. */
export const people: Words<{ people: readonly People[] }> = {
  keys: ['people'],
  read(reader, at) {
    const found = new Map<string, People>();
    let next = at;
    for (let who = whoAt(reader, next); who; who = whoAt(reader, next)) {
      found.set(JSON.stringify({ ...who, name: null }), who);
      next += 1;
      const and = reader.wordAt(next);
      if ((and === 'and' || and === '&') && whoAt(reader, next + 1)) next += 1;
    }
    if (found.size === 0) return nobody(reader, at);
    nobody(reader, next);
    return [{ at: next, values: { people: [...found.values()] }, missing: false }];
  },
};

/** Two or more: for lines that can only be about one. */
export const several: Words<{ people: readonly People[] }> = {
  keys: people.keys,
  read: (reader, at) =>
    people.read(reader, at).filter(({ values }) => Array.isArray(values.people) && values.people.length > 1),
};

function whoAt(reader: Reader, at: number): People | undefined {
  const token = unquoted(reader.tokens[at]);
  if (token?.kind === 'mention' || token?.kind === 'group')
    return { kind: token.kind === 'group' ? 'group' : 'slack', id: token.id, name: token.name };
  if (token?.kind === 'email') return { kind: 'email', address: token.address };
  return reader.wordAt(at) === 'me' ? { kind: 'me' } : undefined;
}

function nobody(reader: Reader, at: number) {
  const refusal = notAPerson(reader, at);
  return refusal ? reader.refuse(at, refusal) : reader.lacking(at, somebody);
}

/** What looks like somebody and is not. */
function notAPerson(reader: Reader, at: number): Refusal | undefined {
  const token = reader.tokens[at];
  if (token?.kind === 'broadcast')
    return invalid(`${token.text} is not a person, so nothing was changed and nobody was notified.`, {
      next: 'Name people one by one, or a user group.',
      code: 'not_a_person',
    });
  if (token?.kind === 'channel')
    return invalid(`${token.text} is a channel, not a person.`, {
      next: 'Name people one by one, or a user group.',
      code: 'not_a_person',
    });
  if (token?.kind === 'word' && token.text.startsWith('@'))
    return invalid(`I cannot tell who “${token.text}” is.`, {
      next: 'Type @ and choose the person from the list that Slack shows, or give an e-mail address.',
      code: 'not_a_person',
    });
  if (token?.kind === 'word' && token.text.includes('@'))
    return invalid(`“${token.text}” is not a complete e-mail address.`, {
      next: 'Check the address and type the line again.',
      code: 'bad_address',
    });
  return undefined;
}

const onlyOne = (reader: Reader, at: number): Refusal =>
  invalid(`${reader.tokens[at]?.text ?? 'That'} is a user group; this is done for one person at a time.`, {
    next: 'Name the person.',
    code: 'one_person',
  });
