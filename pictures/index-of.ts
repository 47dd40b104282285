/** The index of the pictures, as a page of Markdown that the script writes. */
import type { Taken } from './camera.ts';

const row = ({ name, shows }: Taken): string =>
  `| ${shows} | <img src="${name}-light.png" width="380" alt="${shows}"> | <img src="${name}-dark.png" width="380" alt="${shows}, dark"> |`;

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
