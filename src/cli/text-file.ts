/** Reads the file somebody names on the command line, or says in words why it cannot be read. */
import { readFileSync } from 'node:fs';

export type TextFile = { text: string; unread: null } | { text: null; unread: string };

const start = 'Give the path of a role model file; roles/example.yaml is one to start from.';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: `is not there. ${start}`,
  EISDIR: `is a folder. ${start}`,
  EACCES: 'may not be read by you. Ask whoever owns it, or copy it.',
};

/** The text of a file, in UTF-8; `unread` goes on where the name of the file stops. */
export function readText(file: string): TextFile {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    if (text.includes('\0')) return { text: null, unread: `is not a text. ${start}` };
    return text.trim() === '' ? { text: null, unread: `is empty. ${start}` } : { text, unread: null };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return { text: null, unread: 'is not a text in UTF-8. Save it as plain text in UTF-8, and try again.' };
    return { text: null, unread: reasons[code] ?? `cannot be read: ${message}` };
  }
}
