/** `/role extend`, `end`: more time for what one holds, or the end of it; what a request gave goes by its number. */
import type { Grant } from '../../domain/grant.ts';
import { isId } from '../../domain/ids.ts';
import { invalid, notFound } from '../../domain/refusal.ts';
import { endGrant } from '../../operations/requests/end-grant.ts';
import { extend as askForMore } from '../../operations/requests/extend.ts';
import { grantBehindButton, heldByMe } from '../../queries/grant-forms.ts';
import { askedSays } from '../asked.ts';
import type { Said, Turn } from '../bot.ts';
import { type Opening, openFormIn } from '../forms.ts';
import { endedSays, extendOpening } from '../interactions/grants.ts';
import { pickFromWords } from '../interactions/picking.ts';
import { requestNumbered } from '../requests.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { plainAnswer } from '../views/index.ts';
import type { Draft, Held } from '../words/index.ts';
import type { Command } from './index.ts';

/** The one grant that the words mean; several of the same are told apart by their requests' numbers. */
async function grantMeant(turn: Turn, what: Held, wants: (grant: Grant) => boolean): Promise<Grant> {
  if (what.kind === 'request') return grantOf(turn, what.number);
  const { bot, caller } = turn;
  const asked =
    what.kind === 'role'
      ? { thing: (await workspaceIn(turn, what.role.product)).root, role: what.role.name }
      : { thing: what.thing.id, role: what.thingRole?.name ?? null };
  const all = await bot.look(caller, heldByMe, asked);
  const held = all.some(wants) ? all.filter(wants) : all;
  const [grant, ...others] = held;
  if (!grant) throw invalid('You do not hold that.', { code: 'not_held', next: 'Type `/role` to see what you hold.' });
  if (others.length > 0)
    throw invalid('You hold that more than once.', {
      code: 'held_often',
      next: 'Say which one by the number of its request, like R-1042; `/role` shows them.',
    });
  return grant;
}

async function grantOf(turn: Turn, number: number): Promise<Grant> {
  const request = await requestNumbered(turn, number);
  const id = request.grant;
  const grant = id && isId('grant', id) ? await turn.bot.look(turn.caller, grantBehindButton, id) : undefined;
  if (grant) return grant;
  throw id ? notFound('grant') : invalid(`R-${number} has given nothing.`, { code: 'gave_nothing' });
}

/** Without a reason the form opens: more time is judged like a request, and that needs one. */
export const extend: Command<'extend'> = async ({ what, span, reason }, turn) => {
  const grant = await grantMeant(turn, what, ({ endsAt }) => endsAt !== null);
  if (reason === null) return openExtending(turn, grant);
  return turn.bot.perform(actIn(turn, grant.workspace), askForMore, { grant: grant.id, span, reason }, askedSays);
};

async function openExtending(turn: Turn, grant: Grant): Promise<Said> {
  await openFormIn(turn, extendOpening(grant.id));
  return plainAnswer(['Say why in the form that has opened, or add “because ...” to the line.']);
}

export const end: Command<'end'> = async ({ what, reason }, turn) => {
  const grant = await grantMeant(turn, what, () => true);
  return turn.bot.perform(actIn(turn, grant.workspace), endGrant, { grant: grant.id, reason }, endedSays);
};

/** `extend` with something missing: of what was named only how long is, and its own form asks for that. */
export const extendFromWords = (draft: Draft): Opening => {
  const { request: number, role, thing, thingRole = null } = draft;
  const pick = pickFromWords('extend')(draft);
  const what: Held | undefined =
    number !== undefined
      ? { kind: 'request', number }
      : thing
        ? { kind: 'thing', thing, thingRole }
        : role && { kind: 'role', role };
  if (!what) return pick;
  const fill: Opening['fill'] = async (turn) => {
    const grant = await grantMeant(turn, what, ({ endsAt }) => endsAt !== null);
    return extendOpening(grant.id).fill(turn);
  };
  return { ...pick, fill };
};
