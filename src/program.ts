/** The program: configuration in, a running bot out, and an orderly end when it is told to stop. */
import { ConfigProblems, readConfig } from './config.ts';
import { giveMemoryBack, growLess } from './give-memory-back.ts';
import { type Log, makeLog } from './log.ts';
import type { ProvedModels } from './models.ts';
import { type Running, startRoledesk } from './roledesk.ts';
import { StartProblem } from './start-problem.ts';

export interface Package {
  /** Where its role models are. */
  modelsFolder: string;
  proved: ProvedModels;
}

/** A socket that cannot be opened again rejects where nobody waits for it; a supervisor starts us afresh. */
function endOnAccidents(log: Log): void {
  for (const accident of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(accident, (error) => {
      log.fatal({ during: accident, error }, 'ended by an accident');
      process.exit(1);
    });
  }
}

/** Containers are killed ten seconds after they were told to stop. */
const endsWithin = 9_000;

/** Whatever has not ended by then is as after a crash: it is on disk, and the next start goes on with it. */
function stopWhenTold(running: Running, log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ during: signal }, 'stopping');
      setTimeout(() => {
        log.warn({ during: signal }, 'stopped with work in hand, which the next start takes up');
        process.exit(0);
      }, endsWithin);
      running.stop().then(() => process.exit(0));
    });
  }
}

async function start({ modelsFolder, proved }: Package): Promise<void> {
  growLess();
  const config = readConfig(modelsFolder);
  const log = makeLog(config.logLevel);
  endOnAccidents(log);
  const running = await startRoledesk(config, { log, proved });
  stopWhenTold(running, log);
  giveMemoryBack(() => running.db.forget());
  log.info({ port: running.port, mode: config.appToken ? 'socket' : 'http' }, 'Roledesk is running');
}

const isKnown = (error: unknown): error is Error => error instanceof ConfigProblems || error instanceof StartProblem;

/** Runs the bot with what comes along in its package; ends the process with 1, and says why, where it cannot start. */
export async function runBot(from: Package): Promise<void> {
  try {
    await start(from);
  } catch (error) {
    process.stderr.write(`${isKnown(error) ? error.message : `Roledesk could not start: ${String(error)}`}\n`);
    process.exit(1);
  }
}
