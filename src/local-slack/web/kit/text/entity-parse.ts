// What stands between `<` and `>` in mrkdwn: links, people, channels, user groups, broadcasts and dates.
import { unescaped } from './escapes.ts';

export type Entity =
  | { type: 'link'; url: string; label?: string }
  | { type: 'user' | 'channel' | 'usergroup'; id: string; label?: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; timestamp: number; format: string; fallback: string; url?: string }
  | { type: 'text'; text: string };

const BROADCASTS = ['here', 'channel', 'everyone'];

/** Reads the inside of `<...>`; nothing when Slack knows no such thing, so that it stays as it is written. */
export function parseEntity(inner: string): Entity | undefined {
  const bar = inner.indexOf('|');
  const what = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? undefined : unescaped(inner.slice(bar + 1));
  return named(what, label) ?? special(what, label) ?? link(what, label);
}

const labelled = (label: string | undefined) => (label ? { label } : {});

function named(what: string, label: string | undefined): Entity | undefined {
  const [, sign, id] = /^([@#]|!subteam\^)([A-Z0-9]+)$/.exec(what) ?? [];
  if (!sign || !id) return undefined;
  const type = sign === '@' ? 'user' : sign === '#' ? 'channel' : 'usergroup';
  return { type, id, ...labelled(label) };
}

function special(what: string, label: string | undefined): Entity | undefined {
  if (!what.startsWith('!')) return undefined;
  const name = what.slice(1);
  if (BROADCASTS.includes(name)) return { type: 'broadcast', range: name };
  const [, timestamp, format, url] = /^date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(name) ?? [];
  if (timestamp && format) {
    const fallback = label ?? '';
    const at = { type: 'date' as const, timestamp: Number(timestamp), format: unescaped(format), fallback };
    return url && isSafe(url) ? { ...at, url: unescaped(url) } : at;
  }
  return { type: 'text', text: label ?? `<${name}>` };
}

function link(what: string, label: string | undefined): Entity | undefined {
  const url = unescaped(what);
  return isSafe(url) ? { type: 'link', url, ...labelled(label) } : undefined;
}

/** Addresses that may be opened; a script is none. */
export const isSafe = (url: string): boolean => /^(?:https?:\/\/|mailto:|tel:|slack:\/\/)\S+$/i.test(url);
