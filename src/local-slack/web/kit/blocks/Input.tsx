// A labelled field: its label, the element, the error or the hint under it.
import { useId } from 'react';
import type { Block } from '../../../kit.ts';
import { ElementOf } from '../elements/ElementOf.tsx';
import { FieldContext } from '../field.ts';
import { useScene } from '../scene.ts';
import { TextOf } from '../text/TextOf.tsx';

export function Input({ block }: { block: Block }) {
  const id = useId();
  const error = useScene().errors[block.block_id];
  const { element, label, hint, optional = false } = block;
  const described = [error === undefined ? '' : `${id}error`, hint ? `${id}hint` : ''].filter((it) => it !== '');
  const field = {
    id: `${id}field`,
    labelledBy: `${id}label`,
    describedBy: described.length > 0 ? described.join(' ') : undefined,
    invalid: error !== undefined,
    required: !optional,
    clearable: optional,
  };
  return (
    <div className={error === undefined ? 'kit-input' : 'kit-input kit-invalid'} data-block={block.block_id}>
      <label className="kit-label" id={`${id}label`} htmlFor={`${id}field`}>
        {label && <TextOf text={label} />}
        {optional && <span className="kit-optional"> (optional)</span>}
      </label>
      <FieldContext value={field}>{element && <ElementOf block={block} element={element} />}</FieldContext>
      <div className="kit-error" id={`${id}error`} aria-live="polite">
        {error}
      </div>
      {hint && (
        <div className="kit-hint" id={`${id}hint`}>
          <TextOf text={hint} />
        </div>
      )}
    </div>
  );
}
