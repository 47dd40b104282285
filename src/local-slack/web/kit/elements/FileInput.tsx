// Attaching files to a form; choosing again replaces what was attached.
import { useRef, useState } from 'react';
import { useActing } from '../acting.tsx';
import { useFieldNames } from '../field.ts';
import { useScene } from '../scene.ts';
import type { ElementProps } from './ElementOf.tsx';
import { accepts, attachedNames, fileProblem } from './files.ts';
import { Cross } from './icons.tsx';
import { Spinner } from './Spinner.tsx';

export function FileInput({ block, element }: ElementProps) {
  const { values } = useScene();
  const { attach, waits, pending, aside } = useActing(block, element);
  const [problem, setProblem] = useState<string | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const names = attachedNames(values[block.block_id]?.[element.action_id ?? '']);
  const max = element.max_files ?? 10;
  const take = async (files: File[]) => {
    const wrong = fileProblem(files, element);
    setProblem(wrong);
    if (wrong !== undefined) return;
    await attach(await Promise.all(files.map(async (file) => ({ name: file.name, content: await file.text() }))));
  };
  return (
    <div className="kit-files">
      <input
        {...useFieldNames(element)}
        ref={input}
        type="file"
        className="kit-field kit-file-field"
        multiple={max > 1}
        accept={accepts(element)}
        disabled={waits}
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {pending && <Spinner />}
      {names.length > 0 && (
        <ul className="kit-file-list">
          {names.map((it) => (
            <li key={it}>{it}</li>
          ))}
          <li>
            <button type="button" className="kit-button" onClick={() => void attach([])}>
              <Cross /> Remove {names.length === 1 ? 'it' : 'them'}
            </button>
          </li>
        </ul>
      )}
      {problem !== undefined && (
        <div className="kit-error" role="alert">
          {problem}
        </div>
      )}
      {aside}
    </div>
  );
}
