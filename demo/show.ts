/** How the demo shows what each person does and sees, in a terminal. */

const width = 96;

const wrapped = (text: string, indent: string): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const rows: string[] = [];
      let row = '';
      for (const word of line.split(' ')) {
        if (row && row.length + word.length + 1 > width - indent.length) {
          rows.push(row);
          row = word;
        } else row = row ? `${row} ${word}` : word;
      }
      return [...rows, row];
    })
    .map((row) => `${indent}${row}`)
    .join('\n');

const say = (text = ''): void => console.log(text);

/** A new step of the story. */
export const step = (number: number, title: string): void => say(`\n${number}. ${title}\n`);

/** What somebody types or presses. */
export const does = (who: string, what: string): void => say(`   ${who.padEnd(5)} > ${what}`);

/** What somebody reads, in words: buttons stand in brackets. */
export const sees = (who: string, text: string): void =>
  say(`   ${who.padEnd(5)}   reads\n${wrapped(text.trim(), '           | ')}`);

export { say };
