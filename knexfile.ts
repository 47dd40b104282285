/** For `npm run migrate`: the same connection and the same steps as the bot, which also migrates by itself when it starts. */
import { readDatabaseUrl } from './src/config.ts';
import { knexConfigOf } from './src/db/connection.ts';
import { migrationSource } from './src/db/migrate.ts';

export default { ...knexConfigOf(readDatabaseUrl()), migrations: { migrationSource } };
