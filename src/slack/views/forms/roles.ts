/** Roles in pickers, with the sentence that says what each is best for. */
import type { KnownBlock } from '@slack/types';
import type { ShownRole } from '../../../domain/shown.ts';
import type { Choice } from '../kit/buttons.ts';
import { lines } from '../kit/lists.ts';
import { own, say, strong } from '../kit/sentence.ts';

export const roleChoice = ({ name, title, bestFor }: ShownRole): Choice => ({
  text: title,
  value: name,
  description: bestFor,
});

export const roleChoices = (roles: readonly ShownRole[]): Choice[] => roles.map(roleChoice);

/** The whole sentences, because a picker shows only their beginning. */
export const bestForLines = (roles: readonly ShownRole[]): KnownBlock[] =>
  lines(
    roles
      .filter(({ bestFor }) => bestFor !== '')
      .map(
        ({ title, bestFor, licensed }) => say`${strong(title)}: ${bestFor}${licensed ? own(' Uses a licence.') : []}`,
      ),
  );
