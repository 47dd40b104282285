/** Looking at a SQLite file: one moment of it, on a connection that cannot write. */
import type { Knex } from 'knex';
import type { Work } from './group-commit.ts';
import { onConnection, sayingOn, withConnection } from './on-connection.ts';

/** Everything that `work` reads is of the moment of its first statement. */
export const lookOn =
  (reader: Knex) =>
  <T>(work: Work<T>): Promise<T> =>
    withConnection(reader, async (connection) => {
      const say = sayingOn(connection);
      const lease = { isOver: false };
      await say('BEGIN');
      try {
        const seen = await work(onConnection(reader, connection, lease));
        lease.isOver = true;
        await say('COMMIT');
        return seen;
      } catch (error) {
        lease.isOver = true;
        await say('ROLLBACK').catch(() => {});
        throw error;
      }
    });
