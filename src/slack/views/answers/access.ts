/** What somebody holds, as lines with their buttons: on Home, on a person's page, as the answer to a bare /role. */
import type { Button, KnownBlock } from '@slack/types';
import type { Fulfilment, Listed, ShownGrant } from '../../../domain/shown.ts';
import type { ActionId } from '../ids.ts';
import { actions } from '../ids.ts';
import { actionRow, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import { rows } from '../kit/lists.ts';
import { grantSays, requestName, roleWords } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, own, person, say, together } from '../kit/sentence.ts';

const fulfilments: Record<Fulfilment['state'], string> = {
  later: '',
  applying: 'Applying.',
  active: '',
  by_hand: 'Needs a person.',
  failed: 'Failed; it is tried again.',
};

const sources: Record<ShownGrant['source'], string> = {
  baseline: '',
  cover: '',
  direct: '',
  request: '',
  invitation: 'By invitation.',
  directory: 'Kept by your directory.',
  share: 'By a share link.',
  recorded: '',
};

function fulfilmentSays(fulfilment: Fulfilment | null): Sentence {
  if (fulfilment === null) return [];
  const state = fulfilments[fulfilment.state];
  return together(state === '' ? [] : own(state), fulfilment.says === null ? [] : say`${fulfilment.says}`);
}

/** `Team Member of Web until <date>. Given by @Ben with R-1042.` */
export function accessSays(grant: ShownGrant): Sentence {
  const { givenBy, request, source, fulfilment, startsAt } = grant;
  const by = givenBy === null ? [] : say` by ${person(givenBy)}`;
  const through = request === null ? [] : say` with ${requestName(request)}`;
  const given =
    givenBy === null && request === null
      ? []
      : say`Given${by}${through}${startsAt === null ? [] : say`, ${at(startsAt)}`}.`;
  const from = sources[source];
  const begins = fulfilment?.state === 'later' && startsAt !== null ? say`Begins ${at(startsAt)}.` : [];
  return together(say`${grantSays(grant)}.`, begins, fulfilmentSays(fulfilment), given, from === '' ? [] : own(from));
}

function accessButtons({ id, mayExtend, mayGiveBack, role, thing }: ShownGrant): Button[] {
  if (id === null) return [];
  const what = roleWords(role, thing);
  return [
    ...(mayExtend ? [button(actions.extend, 'Extend…', { hears: `Extend ${what}`, value: id })] : []),
    ...(mayGiveBack ? [button(actions.giveBack, 'Give back…', { hears: `Give back ${what}`, value: id })] : []),
  ];
}

/** One grant: a line with its button at the side, or below it when there are two. */
export function accessRow(grant: ShownGrant): KnownBlock[] {
  const [first, second] = accessButtons(grant);
  if (first === undefined || second === undefined) return [section(accessSays(grant), first)];
  return [section(accessSays(grant)), ...actionRow(first, second)];
}

/** Everything somebody holds. */
export const accessRows = (
  grants: Listed<ShownGrant>,
  none: string,
  more: ActionId = actions.showMore,
  most = 12,
): KnownBlock[] => rows(grants, { most, none, of: 'of what is held', more }, accessRow);
