// Which component draws which type of element; a type that nobody draws says so.
import type { ReactNode } from 'react';
import type { Block, Element } from '../../../kit.ts';
import { Button } from './Button.tsx';
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
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
};

/** One element of a block. */
export function ElementOf({ block, element }: ElementProps) {
  const Own = drawn[element.type];
  if (!Own) return <span className="kit-unsupported">unsupported element: {element.type}</span>;
  return <Own block={block} element={element} />;
}
