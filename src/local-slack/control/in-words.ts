// What the control API answers whoever asks for plain text: the words alone, as a person in a terminal wants them.
import type { Core } from '../core.ts';
import { mayRead } from '../messages.ts';
import type { PersonClient } from '../people/person.ts';
import { channelsOf } from '../world/find.ts';

interface Readable {
  text?: unknown;
  from?: unknown;
  problem?: unknown;
  error?: unknown;
}

/** A message as `roledesk: words`, anything else with words as these, several one below the other; the rest as JSON. */
export function inWords(result: unknown): string {
  if (result === null || result === undefined) return 'Nothing.';
  if (Array.isArray(result)) return result.length === 0 ? 'Nothing.' : result.map(inWords).join('\n\n');
  const { text, from, error } = result as Readable;
  if (typeof error === 'string') return error;
  if (typeof text !== 'string') return JSON.stringify(result, null, 2);
  return typeof from === 'string' ? `${from}: ${text}` : text || 'Done; nothing to read.';
}

const most = 5;

/** Where this person is, with the last words that stand there; the open form; the Home. */
export function personInWords(core: Core, client: PersonClient): string {
  const person = core.world.people.get(client.id);
  if (!person) return 'Nobody.';
  const parts = channelsOf(core.world)
    .filter((it) => mayRead(person, it) && it.members.has(person.id))
    .map((it) => {
      const heading = it.kind === 'im' ? 'Direct messages' : `#${it.name}`;
      return `== ${heading}\n${inWords(client.sees(it.id).slice(-most))}`;
    });
  const view = client.view();
  if (view) parts.push(`== The open form\n${view.text}`);
  if (client.hasHome()) parts.push(`== Home\n${client.home().text}`);
  return parts.join('\n\n');
}
