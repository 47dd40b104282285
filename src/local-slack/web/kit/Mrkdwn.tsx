// Slack's markup, drawn; and plain text, in which only emoji and line breaks mean anything.
import './kit.css';
import { Fragment, type ReactNode } from 'react';
import type { PersonShown, WorldShown } from '../../page/contract.ts';
import type { KitDeeds } from './deeds.ts';
import { WithEmoji } from './emoji/WithEmoji.tsx';
import type { Inline } from './text/inline-parse.ts';
import { type Drawing, Leaves } from './text/Leaf.tsx';
import { type MrkdwnPart, parseMrkdwn } from './text/mrkdwn-parse.ts';
import { plainPieces } from './text/plain-parse.ts';

interface Said {
  text: string;
  world: WorldShown;
  viewer: PersonShown;
  /** Makes names of people and channels something to press. */
  deeds?: Pick<KitDeeds, 'openPerson' | 'openChannel'>;
}

/** Text with Slack's markup. */
export function Mrkdwn({ text, verbatim = false, ...drawing }: Said & { verbatim?: boolean }): ReactNode {
  return parseMrkdwn(text, { verbatim }).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
    <Part key={index} part={part} drawing={drawing} />
  ));
}

function Part({ part, drawing }: { part: MrkdwnPart; drawing: Drawing }) {
  if (part.type === 'code_block') {
    return (
      <pre className="kit-pre">
        <Leaves leaves={part.content} drawing={drawing} />
      </pre>
    );
  }
  const Tag = part.type === 'quote' ? 'blockquote' : 'div';
  return (
    <Tag className={part.type === 'quote' ? 'kit-quote' : 'kit-paragraph'}>
      <Lines lines={part.lines} drawing={drawing} />
    </Tag>
  );
}

const Lines = ({ lines, drawing }: { lines: Inline[][]; drawing: Drawing }) =>
  lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
    <Fragment key={index}>
      {index > 0 && <br />}
      <Leaves leaves={line} drawing={drawing} />
    </Fragment>
  ));

/** Text without markup; `emoji: false` leaves `:short_names:` as they are typed. */
export function PlainText({ text, emoji = true, ...drawing }: Said & { emoji?: boolean }): ReactNode {
  const pieces = emoji ? plainPieces(text) : [{ type: 'text' as const, text }];
  return (
    <span className="kit-plain">
      {pieces.map((piece, index) =>
        piece.type === 'text' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
          <WithEmoji key={index} text={piece.text} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
          <Leaves key={index} leaves={[piece]} drawing={drawing} />
        ),
      )}
    </span>
  );
}
