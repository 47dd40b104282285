/** `/role help [word]`: only what the typist may do, as the policy says. */
import { type Allowed, allowed } from '../../queries/may.ts';
import { helpAnswer } from '../views/index.ts';
import { allGrammars, chapters, type Grammar, type Verb } from '../words/index.ts';
import type { Command } from './index.ts';

/** What somebody must be able to do for a word to be theirs; words that are not here are everybody's. */
const needs: Partial<Record<Verb, (can: Allowed) => boolean>> = {
  invite: ({ actions }) => actions.has('workspace.invite'),
  invitations: ({ actions }) => actions.has('workspace.invite'),
  resend: ({ actions }) => actions.has('workspace.invite'),
  cancel_invitation: ({ actions }) => actions.has('workspace.invite'),
  set: ({ actions }) => actions.has('workspace.set_role'),
  remove_role: ({ actions }) => actions.has('workspace.set_role'),
  offboard: ({ actions }) => actions.has('workspace.remove'),
  add: givesThings,
  remove_from: givesThings,
  approve: decides,
  deny: decides,
  who_can: ({ actions }) => actions.has('workspace.view_people'),
  tasks: administers,
  task_done: administers,
  setup: (can) => can.products === 0 || administers(can),
  new: (can) => can.hasThings || [...can.actions].some((action) => action.startsWith('workspace.create_')),
  rename: givesThings,
  restrict: givesThings,
  unrestrict: givesThings,
  archive: givesThings,
  label: administers,
  unlabel: administers,
  import: givesThings,
  request: asks,
  request_help: asks,
};

function administers({ actions }: Allowed): boolean {
  return actions.has('workspace.configure');
}

/** Team Admins and owners give things too; only the policy knows which, when they do. */
function givesThings(can: Allowed): boolean {
  return administers(can) || can.hasThings;
}

function decides(can: Allowed): boolean {
  return givesThings(can);
}

function asks({ actions }: Allowed): boolean {
  return actions.has('workspace.ask_help');
}

export const help: Command<'help'> = async ({ about }, { bot, caller }) => {
  const can = await bot.look(caller, allowed, undefined);
  const isKnown = (one: Grammar) => one.usage.length > 0 && isTheirs(one, can);
  const known = allGrammars.filter(isKnown);
  const word = about === null ? undefined : known.find((one) => isCalled(one, about));
  return helpAnswer({
    chapters: chapters
      .map(({ title, grammars }) => ({
        title,
        lines: grammars
          .filter(isKnown)
          .flatMap(({ usage, says }) => usage.slice(0, 1).map((line) => ({ usage: line, does: says }))),
      }))
      .filter(({ lines }) => lines.length > 0),
    word: word
      ? {
          usage: word.usage.join(' | '),
          does: word.says.replace(/\.$/u, ''),
          examples: [...word.examples].filter((line) => line !== ''),
        }
      : null,
  });
};

const isCalled = ({ name, aliases }: Grammar, word: string): boolean =>
  name === word || name.split(' ')[0] === word || aliases.includes(word);

const isTheirs = ({ makes }: Grammar, can: Allowed): boolean =>
  makes.length === 0 || makes.some((verb) => needs[verb]?.(can) ?? true);
