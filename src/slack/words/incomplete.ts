/** What is said of an unfinished line where there is no form to open. */
import { invalid, type Refusal } from '../../domain/refusal.ts';
import { allGrammars } from './grammars.ts';

/** Says how the command goes; `form` is the name that `understand` gave. */
export function incompleteLine(form: string): Refusal {
  const usage = allGrammars.find(({ name }) => name === form)?.usage ?? [];
  const shown = usage.map((line) => `/role ${line}`).join(' · ');
  return invalid('Something is missing in this line, so nothing was changed.', {
    next: shown ? `It goes like this: ${shown}` : 'Type /role help to see what you can type.',
    code: 'incomplete',
  });
}
