// What somebody sent before, to be had back with the arrow keys as in a terminal.

export interface History {
  lines: readonly string[];
  /** How far back one is; 0 is the line being written. */
  back: number;
}

const most = 50;

/** Nothing sent yet. */
export const noHistory: History = { lines: [], back: 0 };

/** With one more line sent; the same line twice in a row is kept once. */
export const withLine = ({ lines }: History, line: string): History => ({
  lines: lines.at(-1) === line ? lines : [...lines, line].slice(-most),
  back: 0,
});

/** Whether the arrow keys walk through the history: the line is empty, or just what was taken from it. */
export const mayWalk = ({ lines, back }: History, text: string): boolean =>
  text === '' || (back > 0 && text === lines.at(-back));

/** One step back (1) or forth (-1), and the line there; undefined at either end. */
export function step(history: History, by: 1 | -1): { history: History; text: string } | undefined {
  const back = history.back + by;
  if (back < 0 || back > history.lines.length) return undefined;
  return { history: { ...history, back }, text: back === 0 ? '' : (history.lines.at(-back) ?? '') };
}
