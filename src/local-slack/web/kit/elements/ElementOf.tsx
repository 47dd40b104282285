// Which component draws which type of element; a type that nobody draws says so.
import type { ReactNode } from 'react';
import type { Block, Element } from '../../../kit.ts';
import { DatePicker, DateTimePicker, TimePicker } from '../dates/pickers.tsx';
import { MultiSelect } from '../menus/MultiSelect.tsx';
import { Overflow } from '../menus/Overflow.tsx';
import { Select } from '../menus/Select.tsx';
import { Button } from './Button.tsx';
import { Choices } from './Choices.tsx';
import { FileInput } from './FileInput.tsx';
import { ImageElement } from './ImageElement.tsx';
import { TextInput } from './TextInput.tsx';

export interface ElementProps {
  block: Block;
  element: Element;
}

const drawn: Record<string, (props: ElementProps) => ReactNode> = {
  button: Button,
  workflow_button: Button,
  image: ImageElement,
  overflow: Overflow,
  static_select: Select,
  external_select: Select,
  users_select: Select,
  conversations_select: Select,
  channels_select: Select,
  multi_static_select: MultiSelect,
  multi_external_select: MultiSelect,
  multi_users_select: MultiSelect,
  multi_conversations_select: MultiSelect,
  multi_channels_select: MultiSelect,
  radio_buttons: Choices,
  checkboxes: Choices,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  file_input: FileInput,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  rich_text_input: TextInput,
};

/** One element of a block. */
export function ElementOf({ block, element }: ElementProps) {
  const Own = drawn[element.type];
  if (!Own) return <span className="kit-unsupported">unsupported element: {element.type}</span>;
  return <Own block={block} element={element} />;
}
