// Which component draws which type of block; a type that nobody draws says so.
import type { ReactNode } from 'react';
import type { Block } from '../../../kit.ts';
import { Actions } from './Actions.tsx';
import { Context } from './Context.tsx';
import { Header } from './Header.tsx';
import { ImageBlock } from './ImageBlock.tsx';
import { Input } from './Input.tsx';
import { Section } from './Section.tsx';

type Drawn = (props: { block: Block }) => ReactNode;

const Divider = () => <hr className="kit-divider" />;

const drawn: Record<string, Drawn> = {
  section: Section,
  actions: Actions,
  context: Context,
  divider: Divider,
  header: Header,
  image: ImageBlock,
  input: Input,
};

/** One block. */
export function BlockOf({ block }: { block: Block }) {
  const Own = drawn[block.type];
  return Own ? <Own block={block} /> : <Unsupported what={`block: ${block.type}`} />;
}

/** Nothing is left out in silence. */
export const Unsupported = ({ what }: { what: string }) => <div className="kit-unsupported">unsupported {what}</div>;
