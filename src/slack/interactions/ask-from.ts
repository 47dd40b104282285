/** Ways into the form for asking: a bare button, a button that says for what, the two shortcuts, and words that lack something. */

import { namesBySlackId } from '../../queries/subjects.ts';
import type { Turn } from '../bot.ts';
import { refOf } from '../copied.ts';
import type { Opening } from '../forms.ts';
import type { Pressed, ShortcutTaken } from '../payloads.ts';
import { findSubject, workspaceIn } from '../resolve.ts';
import { subjectOf } from '../turn.ts';
import { readAskable } from '../views/index.ts';
import { type Draft, plain } from '../words/index.ts';
import { askOpening } from './ask.ts';

export const askBare = (): Opening => askOpening();

/** Again, or what was refused: the form with that already chosen. */
export const askForThis = ({ value }: Pressed): Opening => askOpening({ what: readAskable(value) });

/** Somebody's plea, turned into a request for them; the presser sees what will be copied before it is. */
export function askFromMessage({ message, sender }: ShortcutTaken): Opening {
  if (!message) return askOpening();
  const { title } = askOpening();
  return {
    title,
    async fill(turn) {
      const theirs = message.by !== undefined && message.by !== sender.userId;
      const author = theirs ? (await subjectOf(turn.bot, message.by ?? '')).subject : undefined;
      const target = author && author.slackKind !== 'bot' ? author.id : null;
      return askOpening({ target, reason: plain(await labelled(turn, message.text)), copied: refOf(message) }).fill(
        turn,
      );
    },
  };
}

const bareMention = /<@([A-Z0-9]+)>/gu;

/** A message mentions people by id alone; whom we know gets the name that a reason, which is plain text, can show. */
async function labelled({ bot, caller }: Turn, text: string): Promise<string> {
  const ids = [...text.matchAll(bareMention)].map(([, id = '']) => id);
  const names = await bot.look(caller, namesBySlackId, [...new Set(ids)]);
  return text.replace(bareMention, (all, id: string) => (names.has(id) ? `<@${id}|${names.get(id)}>` : all));
}

/** What was typed of a line that lacks something. */
export function askFromWords({ role, thing, thingRole, person, span, offered, reason, product }: Draft): Opening {
  const { title } = askOpening();
  return {
    title,
    async fill(turn) {
      const target = person ? await findSubject(turn, person) : undefined;
      const root = async (name: string) => (await workspaceIn(turn, name)).root;
      const what = thing
        ? { role: thingRole?.name ?? null, thing: thing.id }
        : role
          ? { role: role.name, thing: await root(role.product) }
          : product
            ? { role: null, thing: await root(product) }
            : null;
      const other = target && target.id !== turn.caller.subject ? target.id : null;
      const long = span ?? (offered ? { length: offered } : {});
      return askOpening({ what, target: other, span: long, reason: reason ?? null }).fill(turn);
    },
  };
}
