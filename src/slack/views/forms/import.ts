/** Bringing in a product's things: a CSV file or pasted lines; a plan is shown before anything happens. */
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { isId } from '../../../domain/ids.ts';
import type { ShownProduct } from '../../../domain/shown.ts';
import { forms } from '../ids.ts';
import { context } from '../kit/blocks.ts';
import { optionalText, several } from '../kit/fields.ts';
import { choose, field, write } from '../kit/inputs.ts';
import type { Submitted } from '../kit/reading.ts';
import { readBy } from '../kit/reading.ts';
import { code, say } from '../kit/sentence.ts';
import { modal } from '../kit/surfaces.ts';

const Answers = z
  .object({ product: z.string('Choose a product.'), file: several, text: optionalText })
  .transform(({ product, file, text }, check) => {
    if (!isId('workspace', product)) {
      check.addIssue({ code: 'custom', path: ['product'], message: 'Choose a product.' });
      return z.NEVER;
    }
    const [first] = file;
    if (first === undefined && text === null) {
      check.addIssue({ code: 'custom', path: ['text'], message: 'Give a file, or paste some lines.' });
    }
    if (first !== undefined && text !== null) {
      check.addIssue({ code: 'custom', path: ['text'], message: 'Give a file or paste lines, not both.' });
    }
    return { workspace: product, file: first ?? null, text };
  });

/** `file` is the id of a Slack file. */
export type ImportAnswers = z.output<typeof Answers>;

export const importForm = {
  callbackId: forms.import,

  /** `into` is the product that was named; the only one needs no naming. */
  build(products: readonly ShownProduct[], into: ShownProduct['id'] | null = null): ModalView {
    const choices = products.map(({ id, title }) => ({ text: title, value: id }));
    const [only] = choices;
    const first = choices.find(({ value }) => value === into) ?? (choices.length === 1 ? only : undefined);
    return modal({
      callback: forms.import,
      title: 'Bring in things',
      submit: 'Show the plan',
      blocks: [
        choose('product', 'Into', choices, { initial: first ?? null }),
        field('file', 'CSV file', { type: 'file_input', filetypes: ['csv'], max_files: 1 }, { optional: true }),
        write('text', 'Or paste lines', { optional: true, max: 3000 }),
        context(
          say`The first line names the columns: ${code('type,name,in,id,flags')}; only the first two are needed. What a line is ${code('in')} may stand on a line above it. With ${code('id')}, the product's own, the same file can be given again. You see a plan first; nothing happens yet.`,
        ),
      ],
    });
  },

  read: (view: Submitted) => readBy(Answers, view),
};
