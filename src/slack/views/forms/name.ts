/** Naming a thing: a new one, and what it is in, or another name for one that is there. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { isId } from '../../../domain/ids.ts';
import type { ShownNaming } from '../../../domain/shown.ts';
import { actions, forms } from '../ids.ts';
import { context } from '../kit/blocks.ts';
import { line, optionalChoice } from '../kit/fields.ts';
import { write } from '../kit/inputs.ts';
import { thingWords } from '../kit/naming.ts';
import { thingChoice } from '../kit/pickers.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { search } from '../kit/searches.ts';
import { say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';

const outOfDate = 'This form is out of date. Open it again.';

/** What a new thing is to be, as the form carries it. */
function kindIn(about: string | null | undefined): { product: string; type: string } | null {
  const found = /^([^:]+):([^:]+)$/u.exec(about ?? '');
  return found?.[1] && found[2] ? { product: found[1], type: found[2] } : null;
}

const Answers = z
  .object({ about: optionalChoice, name: line('Give it a name.'), inside: optionalChoice })
  .transform(({ about, name, inside }, check) => {
    const container = inside !== null && isId('thing', inside) ? inside : null;
    if (about !== null && isId('thing', about)) return { thing: about, kind: null, name, inside: container };
    const kind = kindIn(about);
    if (kind === null) check.addIssue({ code: 'custom', path: ['name'], message: outOfDate });
    return { thing: null, kind, name, inside: container };
  });

/** `thing` is the one to rename; where it is null, `kind` is what to make, and in which product. */
export type NameAnswers = z.output<typeof Answers>;

export const nameForm = {
  callbackId: forms.name,

  build({ product, type, typeTitle, thing, needsInside, inside, name }: ShownNaming): ModalView {
    return modal({
      callback: forms.name,
      title: thing === null ? `New ${typeTitle}` : `Rename ${typeTitle}`,
      submit: thing === null ? 'Make it' : 'Rename it',
      about: thing?.id ?? `${product}:${type}`,
      blocks: [
        ...(thing === null ? [] : [context(say`Now ${thingWords(thing)}. Everybody keeps what they hold on it.`)]),
        write('name', 'Name', { initial: name ?? thing?.name ?? null, oneLine: true, max: 100 }),
        ...(needsInside && thing === null
          ? [search('inside', 'In', { acts: actions.nameInside, initial: inside && thingChoice(inside) })]
          : []),
      ],
    });
  },

  /** What is being made, while it is still being filled in; null where it renames. */
  kindOf: (view: Submitted) => kindIn(view.private_metadata),

  read: (view: Submitted) => readBy(Answers, view),
};
