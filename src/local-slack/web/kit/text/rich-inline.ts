// The leaves of rich text as the same pieces that mrkdwn is read into.
import { isSafe } from './entity-parse.ts';
import type { Inline } from './inline-parse.ts';

interface Style {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  underline?: boolean;
  code?: boolean;
}

/** A leaf as Slack sends it; which keys are there depends on `type` and was checked before. */
export interface RichLeaf {
  type: string;
  style?: Style;
  text?: string;
  url?: string;
  name?: string;
  skin_tone?: number;
  user_id?: string;
  usergroup_id?: string;
  channel_id?: string;
  team_id?: string;
  range?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  value?: string;
}

/** One leaf inside its styles. */
export function richInline(leaf: RichLeaf): Inline {
  const styles = (['code', 'underline', 'strike', 'italic', 'bold'] as const).filter((it) => leaf.style?.[it]);
  return styles.reduce<Inline>((inner, type) => ({ type, children: [inner] }), bare(leaf));
}

function bare(leaf: RichLeaf): Inline {
  const { text = '', url = '', name = '', fallback = '' } = leaf;
  switch (leaf.type) {
    case 'link':
      return isSafe(url)
        ? { type: 'link', url, ...(text ? { label: text } : {}) }
        : { type: 'text', text: text || url };
    case 'emoji':
      return { type: 'emoji', name, written: `:${name}:`, ...(leaf.skin_tone ? { tone: leaf.skin_tone } : {}) };
    case 'user':
      return { type: 'user', id: leaf.user_id ?? '' };
    case 'usergroup':
      return { type: 'usergroup', id: leaf.usergroup_id ?? '' };
    case 'channel':
      return { type: 'channel', id: leaf.channel_id ?? '' };
    case 'broadcast':
      return { type: 'broadcast', range: leaf.range ?? '' };
    case 'color':
      return { type: 'color', value: leaf.value ?? '' };
    case 'team':
      return { type: 'text', text: leaf.team_id ?? '' };
    case 'date': {
      const { timestamp = 0, format = '' } = leaf;
      return { type: 'date', timestamp, format, fallback, ...(isSafe(url) ? { url } : {}) };
    }
    default:
      return { type: 'text', text };
  }
}
