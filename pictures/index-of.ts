/** The index of the pictures, as a page of Markdown that the script writes. */
import { fileOf, type Taken, themes } from './camera.ts';

const plainly = (words: string): string => words.replaceAll('`', '');

const row = ({ name, shows }: Taken): string =>
  `| ${[shows, ...themes.map((theme) => `<img src="${fileOf(name, theme)}" width="380" alt="${plainly(shows)}, ${theme}">`)].join(' | ')} |`;

const section = ({ title, taken }: { title: string; taken: Taken[] }): string =>
  [`## ${title}`, '', '| what | light | dark |', '|---|---|---|', ...taken.map(row)].join('\n');

/** All stories with their pictures. */
export const indexOf = (stories: { title: string; taken: Taken[] }[]): string =>
  [
    '# What Roledesk looks like',
    '',
    'Taken by `npm run pictures` in the page that `npm run demo` opens: the real bot in the local Slack, drawn by our own page.',
    'Slack itself draws the same blocks in its own way.',
    '',
    stories.map(section).join('\n\n'),
    '',
  ].join('\n');
