/** Steps on old readings: something is read, others change it, and whoever read it goes on as if it were still so. */
import type { Grant } from '../../../src/domain/grant.ts';
import { endGrant } from '../../../src/operations/ledger.ts';
import { castVote } from '../../../src/operations/requests/requests.ts';
import { mustBeWhole, type Play, type Player } from '../play.ts';
import { type Memory, nothing, type Step } from './setting.ts';

/** Reads a request and a grant as they are. */
export const remember: Step = async ({ memory, dice, who, play }) => {
  const at = play.players.indexOf(who);
  const asked = dice.of(who.book.requests.filter(({ state }) => state === 'pending'));
  const held = dice.of(who.book.grants.filter(({ ended }) => ended === null));
  await who.house.read(async (read) => {
    if (asked) memory.requests.push({ at, request: await read.requests.get(who.names.request(asked.number)) });
    if (!held) return;
    const grant = await read.grants.get(who.names.grant(held) as Grant['id']);
    if (grant.endedAt === null) memory.grants.push({ at, grant });
  });
  return `read R-${asked?.number} and grant ${held?.n}`;
};

const changedRequests = ({ state }: Play, { requests }: Memory) =>
  requests.filter(({ request }) => state.requests.find(({ id }) => id === request.id)?.revision !== request.revision);

const changedGrants = ({ state }: Play, { grants }: Memory) =>
  grants.filter(({ grant }) => {
    const row = state.grants.find(({ id }) => id === grant.id);
    return row?.ended_at !== grant.endedAt || row.ends_at !== grant.endsAt;
  });

const productOf = (player: Player, workspace: string): string =>
  [...player.house.places].find(([, { id }]) => id === workspace)?.[0] ?? '';

/** The act itself, past every check but the last one, which compares what is there with what was read. */
function late(
  player: Player,
  asked: Memory['requests'][number] | undefined,
  held: Memory['grants'][number] | undefined,
) {
  const { house, names } = player;
  // Somebody who is no party to it, because the table itself refuses those.
  const parties = [asked?.request.requester, asked?.request.target];
  const by = ['ada', 'abe', 'bob'].map(names.person).find((one) => !parties.includes(one)) ?? null;
  if (asked) {
    const { request } = asked;
    const ballot = { verdict: 'deny' as const, comment: 'late' };
    return house.act(by, productOf(player, request.workspace), (desk) => castVote(desk, request, ballot), undefined);
  }
  const grant = held?.grant;
  return house.act(
    by,
    productOf(player, grant?.workspace ?? ''),
    async (desk) => grant && endGrant(desk, grant, 'late'),
    undefined,
  );
}

/** Acts on what has changed since it was read: a conflict, and nothing comes of it. */
export const onOldReading: Step = async ({ play, memory, dice }) => {
  const asked = dice.once(2) ? dice.of(changedRequests(play, memory)) : undefined;
  const held = asked ? undefined : dice.of(changedGrants(play, memory));
  const player = play.players[(asked ?? held)?.at ?? -1];
  if (!player) return nothing;
  const refused = await late(player, asked, held).then(
    () => 'done',
    (error: { kind?: string }) => error.kind ?? String(error),
  );
  const text = `an act on an old reading of ${asked?.request.id ?? held?.grant.id} -> ${refused}`;
  if (refused !== 'conflict') throw new Error(`${text}\n  and it must be a conflict`);
  await mustBeWhole(play, text);
  return text;
};
