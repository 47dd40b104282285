#!/usr/bin/env node
/** The program: configuration in, a running bot out, and an orderly end when it is told to stop. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigProblems, readConfig } from './config.ts';
import { type Log, makeLog } from './log.ts';
import { type Running, startRoledesk } from './roledesk.ts';
import { StartProblem } from './start-problem.ts';

/** The folder of this package: it lies one level higher when it is built. */
function packageFolder(): string {
  const above = dirname(dirname(fileURLToPath(import.meta.url)));
  return existsSync(join(above, 'package.json')) ? above : dirname(above);
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

function stopWhenTold(running: Running, log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ during: signal }, 'stopping');
      running.stop().then(() => process.exit(0));
    });
  }
}

async function main(): Promise<void> {
  const config = readConfig(join(packageFolder(), 'roles'));
  const log = makeLog(config.logLevel);
  endOnAccidents(log);
  const running = await startRoledesk(config, { log });
  stopWhenTold(running, log);
  log.info({ port: running.port, mode: config.appToken ? 'socket' : 'http' }, 'Roledesk is running');
}

const isKnown = (error: unknown): error is Error => error instanceof ConfigProblems || error instanceof StartProblem;

main().catch((error: unknown) => {
  process.stderr.write(`${isKnown(error) ? error.message : `Roledesk could not start: ${String(error)}`}\n`);
  process.exit(1);
});
