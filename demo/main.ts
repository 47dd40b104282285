/** `npm run demo`: a local Slack that a browser shows, the real bot in it, and the first story in the terminal for whoever wants it. */
import { movableClock, startLocalSlack } from '../src/local-slack/index.ts';
import { type Bot, startBot } from './bot.ts';
import { openPage } from './open-page.ts';
import { type Options, readOptions, usage } from './options.ts';
import { manifestFile, pageFolder } from './places.ts';
import { setUp } from './setting-up.ts';
import { farewell, say } from './show.ts';
import { playStory } from './story.ts';
import { demoWorld } from './world.ts';

const usualPort = 3100;
const journalKeeps = 2_000;

/** What was started, ended in the opposite order; once, however often it is asked. */
const ends: (() => Promise<void>)[] = [];
async function endAll(): Promise<void> {
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
}

/** The port that was asked for; else the usual one; else, where that is taken, any. */
async function onFreePort<Result>({ port, once }: Options, start: (port: number) => Promise<Result>): Promise<Result> {
  try {
    return await start(port ?? (once ? 0 : usualPort));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (port !== undefined) throw new Error(`Port ${port} is taken; say another, or none at all.`);
    return start(0);
  }
}

async function start(options: Options): Promise<string> {
  let bot: Bot | undefined;
  const reset = async (): Promise<void> => {
    await bot?.stop();
    slack.reset();
    bot = await startBot(slack);
    await beginQuietly();
  };
  const page = {
    folder: pageFolder,
    reset,
    next: async () => bot?.next(),
    moved: async (now: number) => bot?.moved(now),
  };
  const clock = movableClock();
  const world = demoWorld(manifestFile);
  const slack = await onFreePort(options, (port) =>
    startLocalSlack({ world, port, clock, journalKeeps, page, settleMs: 50 }),
  );
  ends.push(() => slack.stop());
  const beginQuietly = async (): Promise<void> => {
    await setUp(slack);
    await slack.as('cleo').closes();
    // Somebody with each role of Miruni: a Collaborator works on things without running any of them.
    await slack.as('cleo').types('#help-desk', '/role set @dan collaborator in miruni');
  };
  bot = await startBot(slack);
  ends.push(async () => bot?.stop());
  if (options.story) await playStory(slack);
  else await beginQuietly();
  return slack.url;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return say(usage);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true;
      endAll().then(() => process.exit(0));
    });
  }
  say('Roledesk demo: a strict local Slack, and the bot as a process of its own, connected by Socket Mode.');
  try {
    const url = await start(options);
    if (!options.once) return say(farewell(url, options.open && (await openPage(url))));
  } catch (error) {
    // Ctrl-C in the middle of it is no failure.
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
