/** Words that people give us, made harmless: no control or direction characters, one width of space, a length. */

const directionMarks = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/gu;

/** Words of plain letters with single spaces between: nothing of what is done below would change them. */
const isPlain = (text: string): boolean => /^[!-~]+(?: [!-~]+)*$/.test(text);

/** One line of harmless text: direction and control characters gone, every kind of space one plain space. */
export const oneLine = (text: string): string => (isPlain(text) ? text : manyLines(text).replace(/\s+/gu, ' ').trim());

/** Harmless text that may keep its line breaks. */
export const manyLines = (text: string): string =>
  isPlain(text)
    ? text
    : text.normalize('NFC').replace(/\r\n?/gu, '\n').replace(directionMarks, '').replace(controls, ' ').trim();

const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Length as Slack counts it: Unicode code points. Asked of every text that is drawn, so without taking it apart. */
export const lengthOf = (text: string): number => text.length - (text.match(pairs)?.length ?? 0);
