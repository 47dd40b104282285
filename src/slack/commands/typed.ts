/** From a typed line to its answer: understood against what the typist can name, then carried out, or its form opened. */
import { Refusal } from '../../domain/refusal.ts';
import { keptAnswer } from '../../queries/kept-answers.ts';
import { nameable, nearlyNamed } from '../../queries/names.ts';
import type { Bot, Said, Turn } from '../bot.ts';
import { openForm } from '../forms.ts';
import type { Sender } from '../payloads.ts';
import { begin } from '../turn.ts';
import {
  incompleteLine,
  lexiconOf,
  phrasesOf,
  type Token,
  tokenize,
  type Understood,
  understand,
} from '../words/index.ts';
import { formFor } from './forms.ts';
import { carryOut } from './index.ts';

/** Answers a line; undefined when a form was opened instead. */
export async function typed(bot: Bot, sender: Sender, text: string): Promise<Said | undefined> {
  // A bare word that opens a form is known without reading anything, and the trigger is short-lived.
  const bare = formFor(text.trim(), {});
  if (bare) {
    await openForm(bot, sender, bare);
    return undefined;
  }
  const turn = await begin(bot, sender);
  try {
    return await carriedOut(turn, sender, text);
  } catch (error) {
    // What it named may be gone or called otherwise since: once it was done, it is answered as it was then.
    const kept = error instanceof Refusal ? await answeredBefore(turn) : undefined;
    if (kept) return kept;
    throw error;
  }
}

async function answeredBefore({ bot, caller, key }: Turn): Promise<Said | undefined> {
  const kept = key === undefined ? undefined : await bot.look(caller, keptAnswer, key);
  return isSaid(kept) ? kept : undefined;
}

const isSaid = (kept: unknown): kept is Said => typeof kept === 'object' && kept !== null && 'blocks' in kept;

async function carriedOut(turn: Turn, sender: Sender, text: string): Promise<Said | undefined> {
  const understood = await understoodBy(turn, tokenize(text));
  if ('line' in understood) return carryOut(understood.line, turn);
  const form = formFor(understood.form, understood.draft);
  if (!form) throw incompleteLine(understood.form);
  await openForm(turn.bot, sender, form);
  return undefined;
}

/** Understands a line by what is called exactly so. A refused one is looked at again among similar names, for what may have been meant. */
async function understoodBy({ bot, caller, now, zone }: Turn, tokens: readonly Token[]): Promise<Understood> {
  const phrases = phrasesOf(tokens);
  const known = await bot.look(caller, nameable, phrases);
  try {
    return understand(tokens, lexiconOf(known.models, known.things), { now, zone });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const exact = new Set(known.things.map(({ id }) => id));
    const near = (await bot.look(caller, nearlyNamed, phrases)).filter(({ id }) => !exact.has(id)); // twice known, it would be ambiguous
    return understand(tokens, lexiconOf(known.models, [...known.things, ...near]), { now, zone });
  }
}
