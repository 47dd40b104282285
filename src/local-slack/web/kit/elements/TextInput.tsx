// Fields that people write in: one line or several, addresses, numbers, and plain writing where Slack takes rich text.
import { type KeyboardEvent, useId } from 'react';
import type { Element } from '../../../kit.ts';
import { useDraft } from '../draft.ts';
import { useFieldNames } from '../field.ts';
import { inField } from '../text/in-field.ts';
import { lengthSaid } from '../written.ts';
import type { ElementProps } from './ElementOf.tsx';

export function TextInput({ block, element }: ElementProps) {
  const draft = useDraft(block, element);
  const names = useFieldNames(element);
  const countId = useId();
  const said = lengthSaid(draft.text, element);
  const many = element.multiline === true || element.type === 'rich_text_input';
  const described = [names['aria-describedby'], said && countId].filter((it) => it !== undefined).join(' ');
  const onKeyDown = (event: KeyboardEvent) => {
    const goesOn = event.key !== 'Enter' || event.nativeEvent.isComposing || (many && event.shiftKey);
    if (!goesOn && draft.enter()) event.preventDefault();
  };
  const field = {
    ...names,
    ...(described === '' ? {} : { 'aria-describedby': described }),
    className: 'kit-field',
    value: draft.text,
    placeholder: inField(element.placeholder),
    'data-focus-on-load': element.focus_on_load,
    onKeyDown,
    onBlur: draft.leave,
  };
  return (
    <span className="kit-element kit-wide">
      {many ? (
        <textarea {...field} rows={4} onChange={(event) => draft.change(event.target.value)} />
      ) : (
        <input {...field} {...kindOf(element)} onChange={(event) => draft.change(event.target.value)} />
      )}
      {said && (
        <span id={countId} className={said.wrong ? 'kit-count kit-count-wrong' : 'kit-count'}>
          {said.text}
        </span>
      )}
      {draft.acting.aside}
    </span>
  );
}

/** The keyboard a telephone shows; what is valid is said under the field and not by the browser. */
function kindOf({ type, is_decimal_allowed: decimal }: Element) {
  const inputMode =
    type === 'email_text_input'
      ? 'email'
      : type === 'url_text_input'
        ? 'url'
        : type === 'number_input'
          ? 'decimal'
          : 'text';
  return {
    type: 'text',
    inputMode: inputMode === 'decimal' && !decimal ? 'numeric' : inputMode,
    autoComplete: 'off',
  } as const;
}
