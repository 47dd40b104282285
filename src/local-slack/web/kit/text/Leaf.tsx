// The smallest pieces of text, whether they come from mrkdwn or from rich text.
import type { ReactNode } from 'react';
import type { PersonShown, WorldShown } from '../../../page/contract.ts';
import { DateText } from '../dates/DateText.tsx';
import type { KitDeeds } from '../deeds.ts';
import { Emoji } from '../emoji/Emoji.tsx';
import { emojiOf } from '../emoji/names.ts';
import { WithEmoji } from '../emoji/WithEmoji.tsx';
import type { Inline } from './inline-parse.ts';
import { Link } from './Link.tsx';
import { Broadcast, ChannelName, GroupName, PersonName } from './names.tsx';

export interface Drawing {
  world: WorldShown;
  viewer: PersonShown;
  deeds?: Pick<KitDeeds, 'openPerson' | 'openChannel'>;
}

export const Leaves = ({ leaves, drawing }: { leaves: Inline[]; drawing: Drawing }): ReactNode =>
  leaves.map((leaf, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
    <Leaf key={index} leaf={leaf} drawing={drawing} />
  ));

const TAGS = { bold: 'strong', italic: 'em', strike: 's', underline: 'u' } as const;

function Leaf({ leaf, drawing }: { leaf: Inline; drawing: Drawing }): ReactNode {
  switch (leaf.type) {
    case 'text':
      return <WithEmoji text={leaf.text} />;
    case 'code':
      return (
        <code className="kit-code">
          <Leaves leaves={leaf.children} drawing={drawing} />
        </code>
      );
    case 'emoji':
      return emojiOf(leaf.name) === undefined ? leaf.written : <Emoji name={leaf.name} tone={leaf.tone} />;
    case 'link':
      return <Link url={leaf.url}>{leaf.label ?? leaf.url.replace(/^mailto:/, '')}</Link>;
    case 'user':
      return <PersonName id={leaf.id} label={leaf.label} {...drawing} />;
    case 'channel':
      return <ChannelName id={leaf.id} label={leaf.label} {...drawing} />;
    case 'usergroup':
      return <GroupName id={leaf.id} label={leaf.label} {...drawing} />;
    case 'broadcast':
      return <Broadcast range={leaf.range} />;
    case 'date':
      return <DateText date={leaf} zone={drawing.viewer.tz} />;
    case 'color':
      return <Color value={leaf.value} />;
    default: {
      const Tag = TAGS[leaf.type];
      return (
        <Tag>
          <Leaves leaves={leaf.children} drawing={drawing} />
        </Tag>
      );
    }
  }
}

/** A colour beside its name; what is no colour is words only. */
const Color = ({ value }: { value: string }) => (
  <code className="kit-code">
    {/^#[0-9a-f]{3,8}$/i.test(value) && <span className="kit-swatch" style={{ background: value }} />}
    {value}
  </code>
);
