// How an element is called and described by what stands around it: label, hint and error of an input, text of a section.
import { createContext, use, useId } from 'react';
import type { Element } from '../../kit.ts';

export interface Field {
  labelledBy?: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  required?: boolean;
  /** An optional input may be emptied again. */
  clearable?: boolean;
  /** What the label points at. */
  id?: string;
}

export const FieldContext = createContext<Field>({});

/** What an element is called that nothing around it names. */
const WORDS: Record<string, string> = {
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
  overflow: 'More actions',
  rich_text_input: 'Text',
};

/** The attributes that tell a screen reader what this element is for. */
export function useFieldNames(element: Element) {
  const own = useId();
  const { labelledBy, describedBy, invalid = false, required = false, id = own } = use(FieldContext);
  const words = element.accessibility_label ?? element.placeholder?.text ?? WORDS[element.type] ?? element.type;
  return {
    id,
    ...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': words }),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(invalid ? { 'aria-invalid': true } : {}),
    ...(required ? { 'aria-required': true } : {}),
  };
}
