/** What can be done with a request by a press; what it would mean is asked back where the role is a strong one. */
import type { ActionsBlock } from '@slack/types';
import type { ShownRequest } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { actionRow } from '../kit/blocks.ts';
import type { Choice } from '../kit/buttons.ts';
import { button, confirm, menu } from '../kit/buttons.ts';
import { requestName, roleOn, spanSays } from '../kit/naming.ts';
import { nameOf, person, say } from '../kit/sentence.ts';
import { askableValue, moreValue } from '../kit/values.ts';
import type { Reader } from './asks.ts';

/** Approve · Deny · More while it is pending; Answer instead of Approve where no role was named. */
export function deciding(request: ShownRequest): ActionsBlock[] {
  const { id, number, role } = request;
  const name = requestName(number);
  const about = `${name} of ${nameOf(request.target)}`;
  const deny = button(actions.deny, 'Deny…', { hears: `Deny ${about}`, value: id, style: 'danger' });
  const rest: Choice[] = [
    ...(role === null ? [] : [{ text: 'Approve with changes…', value: moreValue('change', id) }]),
    ...(role === null ? [] : [{ text: 'Write to whoever asked…', value: moreValue('answer', id) }]),
    { text: 'Why can I decide?', value: moreValue('why', id) },
    { text: 'History', value: moreValue('history', id) },
  ];
  if (role === null) {
    const answer = button(actions.answer, 'Answer…', { hears: `Answer ${about}`, value: id, style: 'primary' });
    return actionRow(answer, deny, ...menu(actions.requestMore, name, rest));
  }
  const asked = say`${person(request.target)} gets ${roleOn(role, request.thing)}${spanSays(request.span, true)}.`;
  const approve = button(actions.approve, 'Approve', {
    hears: `Approve ${about}`,
    value: id,
    style: 'primary',
    ...(request.highRisk && { confirm: confirm(`Approve ${name}?`, asked, 'Approve') }),
  });
  return actionRow(approve, deny, ...menu(actions.requestMore, name, rest));
}

/** End, for what an approval opened and has not ended yet. */
export function ending({ outcome, role, thing, target, number }: ShownRequest): ActionsBlock[] {
  if (outcome === null || outcome.endedAt !== null || role === null) return [];
  const asked = say`${person(target)} is no longer ${roleOn(role, thing)}, from now on.`;
  return actionRow(
    button(actions.end, 'End', {
      hears: `End what ${requestName(number)} gave ${nameOf(target)}`,
      value: outcome.id,
      style: 'danger',
      confirm: confirm(`End ${role.title}?`, asked, 'End', true),
    }),
  );
}

/** While it waits: whoever asked or proposed it takes it back, and whoever it is about turns it down. */
export function cancelling({ id, number, isProposal }: ShownRequest, reader: Reader = 'asker'): ActionsBlock[] {
  const name = requestName(number);
  const turnsDown = reader === 'target';
  const does = turnsDown ? 'Turn it down' : isProposal ? 'Take it back' : 'Cancel the request';
  const title = `${turnsDown ? 'Turn down' : isProposal ? 'Take back' : 'Cancel'} ${name}`;
  return actionRow(
    button(actions.cancel, does, {
      hears: `${does}: ${name}`,
      value: id,
      confirm: confirm(`${title}?`, say`Nobody will be asked to decide it any more.`, turnsDown ? does : 'Cancel it'),
    }),
  );
}

/** For the one who holds what was asked for. */
export function holding({ outcome, role, thing }: ShownRequest): ActionsBlock[] {
  if (outcome === null || role === null) return [];
  const what = `${role.title}, ${thing.name}`;
  const extend = button(actions.extend, 'Extend…', { hears: `Extend ${what}`, value: outcome.id });
  const back = button(actions.giveBack, 'Give back…', { hears: `Give back ${what}`, value: outcome.id });
  return outcome.endsAt === null ? actionRow(back) : actionRow(extend, back);
}

/** After the end: the same again, as a form that is already filled. */
export const askingAgain = ({ role, thing }: ShownRequest): ActionsBlock[] =>
  actionRow(
    button(actions.askFor, 'Ask again', {
      hears: `Ask again for ${role?.title ?? 'help'}, ${thing.name}`,
      value: askableValue({ role, thing }),
    }),
  );
