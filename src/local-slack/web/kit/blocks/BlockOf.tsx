// Which component draws which type of block; a type that nobody draws says so.
import type { ReactNode } from 'react';
import type { Block } from '../../../kit.ts';
import { Actions } from './Actions.tsx';
import { Alert } from './Alert.tsx';
import { Card, Carousel } from './Card.tsx';
import { Container } from './Container.tsx';
import { Context } from './Context.tsx';
import { ContextActions } from './ContextActions.tsx';
import { Header } from './Header.tsx';
import { ImageBlock } from './ImageBlock.tsx';
import { Input } from './Input.tsx';
import { Markdown } from './Markdown.tsx';
import { Plan, TaskCard } from './Plan.tsx';
import { RichText } from './RichText.tsx';
import { Section } from './Section.tsx';
import { DataTable, Table } from './Table.tsx';
import { Unsupported } from './Unsupported.tsx';
import { Video } from './Video.tsx';

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
  rich_text: RichText,
  markdown: Markdown,
  table: Table,
  data_table: DataTable,
  alert: Alert,
  context_actions: ContextActions,
  card: Card,
  carousel: Carousel,
  plan: Plan,
  task_card: TaskCard,
  video: Video,
  container: ({ block }) => <Container block={block} inside={(it, key) => <BlockOf key={key} block={it} />} />,
};

/** One block. */
export function BlockOf({ block }: { block: Block }) {
  const Own = drawn[block.type];
  return Own ? <Own block={block} /> : <Unsupported what={`block: ${block.type}`} />;
}
