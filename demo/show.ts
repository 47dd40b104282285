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

/** The last words of the demo, when it stays up. */
export const farewell = (url: string, isOpening: boolean): string => `
  ${isOpening ? 'Your browser should show it now; if it does not, open' : 'Open this in a browser:'}

      ${url}

  There you act as anybody of a sample company: ask for a role as Ben, decide as Cleo or Hana, move the clock on. Nothing leaves
  this machine, and everything is forgotten when you press Ctrl-C here. On a machine without a browser the same works by curl:

      curl -s ${url}/control/as/ben/types -H 'accept: text/plain' -H 'content-type: application/json' -d '{"text":"/role help"}'
      curl -s ${url}/control/as/ben -H 'accept: text/plain'

  How everything is pressed and read that way: src/local-slack/README.md.
`;

export { say };
