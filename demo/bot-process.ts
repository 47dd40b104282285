/** The bot of the demo: the real one, in a process of its own, with a clock that the demo moves by messages. */
import { join } from 'node:path';
import { loadConfig } from '../src/config.ts';
import { makeLog } from '../src/log.ts';
import { type Running, startRoledesk } from '../src/roledesk.ts';
import type { Answer, Question } from './bot-messages.ts';
import { nextOf } from './next.ts';

let ahead = 0;
const clock = { now: () => Date.now() + ahead };

async function answer(running: Running, question: Question): Promise<Answer> {
  if (question.ask === 'move') {
    // What belongs to the time before is done before: a claim that was made then would end in the leap.
    await running.worker.settle();
    ahead = question.ahead;
    await running.worker.settle();
    return {};
  }
  const next = await nextOf(running);
  return next ? { next } : {};
}

async function main(): Promise<void> {
  const [project = '.'] = process.argv.slice(2);
  const config = loadConfig(process.env, join(project, 'roles'));
  const running = await startRoledesk(config, { log: makeLog(config.logLevel), clock });
  const stop = (): void => void running.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  // Ctrl-C reaches every process of the terminal; the demo ends this one in its turn, and always when it is gone itself.
  process.on('SIGINT', () => {});
  process.once('disconnect', stop);
  process.on('message', async (question: Question) => {
    const answered = await answer(running, question).catch((error: unknown) => ({ problem: String(error) }));
    process.send?.({ number: question.number, ...answered });
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
