/** `npm run demo`: a local Slack, the real bot, the first story in the terminal; then it stays up to be tried. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalSlack } from '../src/local-slack/index.ts';
import { startBot } from './bot.ts';
import { say } from './show.ts';
import { playStory } from './story.ts';
import { demoWorld } from './world.ts';

const built = dirname(dirname(fileURLToPath(import.meta.url)));
const project = dirname(built);

const farewell = (url: string): string => `
The local Slack stays up at ${url} until you press Ctrl-C; everything is forgotten then. Try, in another terminal:

  curl -s ${url}/control/as/ben/types -H 'content-type: application/json' -d '{"where":"#general","text":"/role help"}'
  curl -s ${url}/control/as/ben

The people: olga, omar, cleo, ana, ben, dan, gus, sia. How everything else is pressed and read: src/local-slack/README.md.
`;

async function main(): Promise<void> {
  const once = process.argv.includes('--once');
  say('Roledesk demo: a strict local Slack, and the bot as a process of its own, connected by Socket Mode.');
  const slack = await startLocalSlack({ world: demoWorld(join(project, 'manifest.yml')), settleMs: 50 });
  const bot = await startBot(slack, join(built, 'src', 'main.js'));
  const stop = async (): Promise<void> => {
    await bot.stop();
    await slack.stop();
  };
  try {
    await playStory(slack);
  } catch (error) {
    await stop();
    throw error;
  }
  if (once) return stop();
  say(farewell(slack.url));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
