// A section: text, fields in two columns, and at most one element at its side.
import { useId } from 'react';
import type { Block } from '../../../kit.ts';
import { ElementOf } from '../elements/ElementOf.tsx';
import { FieldContext } from '../field.ts';
import { TextOf } from '../text/TextOf.tsx';

export function Section({ block }: { block: Block }) {
  const id = useId();
  const { text, fields = [], accessory } = block;
  return (
    <div className="kit-section">
      <div className="kit-section-words">
        {text && (
          <div className="kit-text" id={id}>
            <TextOf text={text} />
          </div>
        )}
        {fields.length > 0 && (
          <div className="kit-fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other name
              <div className="kit-text" key={index}>
                <TextOf text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && (
        <div className={accessory.type === 'image' ? 'kit-thumb' : 'kit-accessory'}>
          <FieldContext value={text ? { [accessory.placeholder ? 'describedBy' : 'labelledBy']: id } : {}}>
            <ElementOf block={block} element={accessory} />
          </FieldContext>
        </div>
      )}
    </div>
  );
}
