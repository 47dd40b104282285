/** `/role project list [in web]`, `label list`: the things of some kinds that the typist may see. */
import { isId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import { listedThings, type ThingsWanted } from '../../queries/things.ts';
import { typeTitles } from '../../queries/type-titles.ts';
import type { Said, Turn } from '../bot.ts';
import { thingsAnswer } from '../views/index.ts';
import type { Command } from './index.ts';

export const list: Command<'list'> = async ({ types, inside }, turn) => {
  const kinds = types.map(({ product, name }) => ({ product, type: name }));
  return listFrom(turn, { kinds, inside: inside?.id ?? null, from: 0 });
};

async function listFrom({ bot, caller }: Turn, wanted: ThingsWanted): Promise<Said> {
  const titles = await bot.look(caller, typeTitles, wanted.kinds);
  const heading = [...new Set(titles)].map((title) => `${title}s`).join(' and ');
  const things = await bot.look(caller, listedThings, wanted);
  return thingsAnswer(`${heading.charAt(0).toLocaleUpperCase('en')}${heading.slice(1)}`, things);
}

/** The next piece, by what the key says after its first word. */
export async function listPiece(turn: Turn, key: string, from: number): Promise<Said> {
  const [inside = '', kinds = ''] = key.split(':');
  if (inside !== '' && !isId('thing', inside)) throw notFound('list like that');
  const wanted = kinds.split(',').map((kind) => {
    const [product = '', type = ''] = kind.split('.');
    return { product, type };
  });
  return listFrom(turn, { kinds: wanted, inside: inside === '' ? null : inside, from });
}
