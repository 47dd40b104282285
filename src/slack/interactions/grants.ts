/** What can be done with something held by a press: ask for more time, give it back, end it. */
import { type GrantId, isId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import { type Ended, endGrant } from '../../operations/requests/end-grant.ts';
import { extend } from '../../operations/requests/extend.ts';
import { ending, extending, grantBehindButton } from '../../queries/grant-forms.ts';
import { askedSays } from '../asked.ts';
import type { Said, Turn } from '../bot.ts';
import type { Opening } from '../forms.ts';
import { actIn } from '../resolve.ts';
import { endForm, extendForm, type HowLong, pageView, plainAnswer } from '../views/index.ts';
import type { Press } from './index.ts';
import { submitting } from './submitting.ts';

function grantIdIn(value: string): GrantId {
  if (isId('grant', value)) return value;
  throw notFound('grant');
}

async function actOn(turn: Turn, id: GrantId) {
  const grant = await turn.bot.look(turn.caller, grantBehindButton, id);
  if (!grant) throw notFound('grant');
  return actIn(turn, grant.workspace);
}

/** After an end: what counts now. */
export const endedSays = ({ remains }: Ended): Said =>
  plainAnswer([remains === null ? 'It has ended.' : `It has ended. What counts now: ${remains}.`]);

export const extendOpening = (value: string): Opening => ({
  title: 'Ask for more time',
  fill: async (turn) => {
    const about = { grant: grantIdIn(value), zone: turn.zone };
    return extendForm.build(await turn.bot.look(turn.caller, extending, about));
  },
});

export const endOpening = (value: string): Opening => ({
  title: 'Give back',
  fill: async (turn) => endForm.build(await turn.bot.look(turn.caller, ending, grantIdIn(value))),
});

/** End, pressed on a card: the button itself asked back. */
export const end: Press = async ({ value }, turn) => {
  const grant = grantIdIn(value);
  return turn.bot.perform(await actOn(turn, grant), endGrant, { grant, reason: null }, endedSays);
};

const spanOf = (length: HowLong | null) =>
  length === null || length === 'open' ? {} : 'until' in length ? { until: length.until } : { length };

export const submitExtending = submitting(extendForm, async ({ grant, length, reason }, turn) => {
  const input = { grant, span: spanOf(length), reason };
  return turn.bot.perform(await actOn(turn, grant), extend, input, (request) => ({
    response_action: 'update' as const,
    view: pageView('Asked', askedSays(request)),
  }));
});

export const submitEnding = submitting(endForm, async ({ grant, reason }, turn) =>
  turn.bot.perform(await actOn(turn, grant), endGrant, { grant, reason }, (ended) => ({
    response_action: 'update' as const,
    view: pageView('Ended', endedSays(ended)),
  })),
);
