// Radio buttons and checkboxes, with what each choice means.
import { use, useId } from 'react';
import { isMany, type Option } from '../../../kit.ts';
import { FieldContext } from '../field.ts';
import { useChosen } from '../menus/chosen.ts';
import { useScene } from '../scene.ts';
import { TextOf } from '../text/TextOf.tsx';
import type { ElementProps } from './ElementOf.tsx';

export function Choices({ block, element }: ElementProps) {
  const { choices, choose, acting } = useChosen(block, element);
  const { busy } = useScene();
  const name = useId();
  const { labelledBy, describedBy, invalid = false, required = false } = use(FieldContext);
  const many = isMany(element.type);
  const change = (option: Option, on: boolean) => {
    if (busy) return;
    const rest = many ? choices.filter((it) => it.value !== option.value) : [];
    choose(on ? [...rest, option] : rest);
  };
  return (
    <div
      role={many ? 'group' : 'radiogroup'}
      className="kit-choices"
      {...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': many ? 'Checkboxes' : 'Choices' })}
      aria-describedby={describedBy}
      {...(many ? {} : { 'aria-invalid': invalid, 'aria-required': required })}
    >
      {(element.options ?? []).map((option, index) => (
        <label key={option.value} className="kit-choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={choices.some((it) => it.value === option.value)}
            aria-disabled={busy}
            data-focus-on-load={index === 0 ? element.focus_on_load : undefined}
            onChange={(event) => change(option, event.target.checked)}
          />
          <span>
            <TextOf text={option.text} />
            {option.description && (
              <small>
                <TextOf text={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
      {acting.aside}
    </div>
  );
}
