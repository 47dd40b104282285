/** From a typed line to its answer: understood against what the typist can name, then carried out, or its form opened. */
import { instantOf } from '../../domain/instant.ts';
import { nameable } from '../../queries/names.ts';
import type { Bot, Said } from '../bot.ts';
import { openForm } from '../forms.ts';
import type { Sender } from '../payloads.ts';
import { begin } from '../turn.ts';
import { lexiconOf, phrasesOf, tokenize, understand } from '../words/index.ts';
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
  const tokens = tokenize(text);
  const known = await bot.look(turn.caller, nameable, phrasesOf(tokens));
  const understood = understand(tokens, lexiconOf(known.models, known.things), {
    now: instantOf(bot.clock.now()),
    zone: turn.zone,
  });
  if ('line' in understood) return carryOut(understood.line, turn);
  const form = formFor(understood.form, understood.draft);
  if (!form) throw new Error(`No form for ${understood.form}`);
  await openForm(bot, sender, form);
  return undefined;
}
