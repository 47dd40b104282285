/** The lines of the form for asking that follow the choice: who decides, that it is held already, what is copied. */
import type { KnownBlock } from '@slack/types';
import type { Length } from '../../../domain/instant.ts';
import type { ShownAsking, ShownDeciders } from '../../../domain/shown.ts';
import { actions } from '../ids.ts';
import { actionRow, section } from '../kit/blocks.ts';
import { button } from '../kit/buttons.ts';
import { requestName } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { link, own, person, say } from '../kit/sentence.ts';
import { capital, counted } from '../kit/text.ts';
import { lengthWords } from '../kit/when.ts';

const automaticWords = (length: Length): string => `automatic up to ${lengthWords(length)}`;

function usuallyWords(minutes: number): string {
  if (minutes < 90) return `usually ${Math.max(1, Math.round(minutes))} min`;
  return minutes < 2880
    ? `usually ${counted(Math.round(minutes / 60), 'hour')}`
    : `usually ${counted(Math.round(minutes / 1440), 'day')}`;
}

/** `The help desk decides · usually 14 min · 2 of 5 reachable now · automatic up to 4 hours`. */
export function decidersSay({ title, usuallyMinutes, reachable, automaticUpTo }: ShownDeciders): Sentence {
  const parts = [
    `${capital(title)} decides`,
    usuallyMinutes === null ? null : usuallyWords(usuallyMinutes),
    reachable === null ? null : `${reachable.now} of ${reachable.of} reachable now`,
    automaticUpTo === null ? null : automaticWords(automaticUpTo),
  ];
  return say`${parts.filter((part) => part !== null).join(' · ')}`;
}

/** What is pending or held already, and that more time can be asked for instead. */
export function alreadySays({ already }: ShownAsking): KnownBlock[] {
  if (already === null) return [];
  if (already.kind === 'pending') {
    const name = requestName(already.number);
    const cancel = button(actions.cancel, 'Cancel that one', {
      hears: `Cancel that one: ${name}`,
      value: already.request,
    });
    return [section(say`You asked for this already: ${name} is waiting. Cancel it to ask anew.`), ...actionRow(cancel)];
  }
  const extend = button(actions.extend, 'Extend it instead', { hears: 'Extend it instead', value: already.grant });
  return [section(own('This is held already. You can ask for more time.')), ...actionRow(extend)];
}

/** From whose message the form is made, and that nothing is copied unseen. */
export const copiedSays = ({ by, link: url }: NonNullable<ShownAsking['copied']>): Sentence =>
  say`Made from ${link('a message', url)} of ${person(by)}. The help desk will see the words that stand below as the reason, and the link; change them first if they should not. Nothing else is copied.`;
