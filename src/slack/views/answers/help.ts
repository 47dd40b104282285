/** Help: the words that the reader may use, or one of them with its cases. */
import type { ShownHelp } from '../../../domain/shown.ts';
import { context, section } from '../kit/blocks.ts';
import { lines } from '../kit/lists.ts';
import { code, own, say, strong, together } from '../kit/sentence.ts';
import type { Message } from '../kit/surfaces.ts';
import { message } from '../kit/surfaces.ts';

/** A line per word; the list is ours and short, so it stands whole. */
export function helpAnswer({ chapters, word }: ShownHelp): Message {
  if (word !== null) {
    const head = say`${code(word.usage)} ${word.does}.`;
    const examples = word.examples.map((example) => [code(example)]);
    return message(head, [
      section(head),
      ...(examples.length === 0 ? [] : [section(own('For example:')), ...lines(examples)]),
    ]);
  }
  const head = own('What you can type after /role:');
  const said = chapters.map(({ title, lines: known }) => ({
    title,
    each: known.map(({ usage, does }) => say`${code(usage)} ${does}`),
  }));
  const most = own(
    'Roledesk keeps who holds which role on what. Type /role and one of its words; /role help and a word says more.',
  );
  return message(together(most, head, ...said.flatMap(({ each }) => each).slice(0, 20)), [
    section(head),
    ...said.flatMap(({ title, each }) => [section([strong(title)]), ...lines(each)]),
    context(own('A word with nothing behind it opens a form. Only you see the answers.')),
  ]);
}
