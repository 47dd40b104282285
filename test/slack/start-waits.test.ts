/** A start is not given up because somebody holds the database for a while; nobody waits for it as people wait for an answer. */
import { loadConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connection.ts';
import { sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { makeLog } from '../../src/log.ts';
import { startRoledesk } from '../../src/roledesk.ts';
import { engines, newPlace } from '../support/engines.ts';
import { manifest } from '../support/office.ts';

describe.each(engines)('a start on %s', (engine) => {
  it('outlasts a lock that is held longer than anybody who acts would wait', async () => {
    const slack = await startLocalSlack({ world: sampleWorld({ manifest }) });
    const { url, remove } = await newPlace(engine);
    const holder = connect(url);
    let release: () => void = () => {};
    const held = holder.writer.transaction(async (k) => {
      // On SQLite the transaction itself is the lock.
      if (engine === 'postgres') await k.raw('lock table tenants, workspaces in exclusive mode');
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    const { botToken, appToken } = slack.credentials();
    const config = loadConfig({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      DATABASE_URL: url,
    });
    const starting = startRoledesk(config, { log: makeLog('silent'), idle: true });
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    release();
    await held;
    await (await starting).stop();
    await holder.close();
    await slack.stop();
    await remove();
  });
});
