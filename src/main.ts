/** The program: configuration in, a running bot out, and an orderly end when it is told to stop. */
import { ConfigProblems, readConfig } from './config.ts';
import { makeLog } from './log.ts';
import { startRoledesk } from './roledesk.ts';

async function main(): Promise<void> {
  const config = readConfig();
  const log = makeLog(config.logLevel);
  // A socket that cannot be opened again rejects where nobody waits for it; a supervisor starts us afresh.
  process.on('unhandledRejection', (error) => {
    log.fatal({ error }, 'unhandled rejection');
    process.exit(1);
  });
  const running = await startRoledesk(config, { log });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
  log.info({ port: running.port, mode: config.appToken ? 'socket' : 'http' }, 'Roledesk is running');
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigProblems ? `${error.message}\n` : `Roledesk could not start: ${String(error)}\n`,
  );
  process.exit(1);
});
