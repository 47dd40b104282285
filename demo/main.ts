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

  curl -s ${url}/control/as/ben/types -H 'accept: text/plain' -H 'content-type: application/json' -d '{"text":"/role help"}'
  curl -s ${url}/control/as/ben -H 'accept: text/plain'

The first types as Ben and answers what he reads; the second shows everything he has before him. Without the accept header both
answer JSON. The people: olga, omar, cleo, ana, ben, dan, gus, sia. How everything else is pressed and read: src/local-slack/README.md.
`;

/** What was started, ended in the opposite order; once, however often it is asked. */
const ends: (() => Promise<void>)[] = [];
async function endAll(): Promise<void> {
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
}

async function main(): Promise<void> {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true;
      endAll().then(() => process.exit(0));
    });
  }
  say('Roledesk demo: a strict local Slack, and the bot as a process of its own, connected by Socket Mode.');
  try {
    const slack = await startLocalSlack({ world: demoWorld(join(project, 'manifest.yml')), settleMs: 50 });
    ends.push(() => slack.stop());
    await startBot(slack, join(built, 'src', 'main.js'), ends);
    await playStory(slack);
    if (!process.argv.includes('--once')) return say(farewell(slack.url));
  } catch (error) {
    // Ctrl-C in the middle of the story ends it, and is no failure.
    if (stopping) return;
    await endAll();
    throw error;
  }
  await endAll();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
