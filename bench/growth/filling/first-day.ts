/** The first day of a house: its database, the product, and the one person who set it up. */
import { readFileSync } from 'node:fs';
import { connect } from '../../../src/db/connection.ts';
import { openDatabase } from '../../../src/db/index.ts';
import { mintId } from '../../../src/domain/ids.ts';
import { setUp } from '../../../src/operations/house/set-up.ts';
import { performWideOn } from '../../../src/operations/perform.ts';
import { Random } from '../../kit/random.ts';
import type { Sizes } from '../sizes.ts';
import { day, type Filling, helpDesk, slackIdOf } from './filling.ts';

const slackTeam = 'TBENCH';

/** The first day goes through the operations, like everybody's: schema, tenant, product and its first Admin. */
export async function openHouse(url: string, sizes: Sizes): Promise<Filling> {
  const now = Date.now();
  const db = await openDatabase({ url, inboxKey: new Uint8Array(32), owedFor: () => [] });
  try {
    const { id: tenant } = await db.across.openTenant({ slackId: slackTeam, name: 'Bench', botUserId: 'UBOT' });
    const text = readFileSync(new URL('../../../roles/miruni.yaml', import.meta.url), 'utf8');
    const subject = mintId('subject', now - 1_000 * day);
    await db.transact({ tenant }, (tx) =>
      tx.subjects.insert(
        {
          id: subject,
          tenant,
          slackUserId: slackIdOf(0),
          enterpriseUserId: null,
          slackKind: 'member',
          state: 'active',
          directory: null,
          createdAt: tx.now,
        },
        {
          subject,
          name: 'Ada Abel 0',
          email: 'person0@example.com',
          emailConfirmed: true,
          timeZone: 'Europe/Berlin',
          locale: 'en-GB',
        },
      ),
    );
    const product = { product: 'miruni', title: 'Miruni', model: { name: 'miruni', version: '1', text } };
    const [workspace] = await performWideOn(db)(
      { caller: { tenant, subject } },
      setUp,
      { products: [{ ...product, people: [{ subject, role: 'admin' }], things: [] }], helpDesk, callerMaySetUp: true },
      (opened) => opened,
    );
    if (!workspace) throw new Error('Nothing was set up');
    const { writer, reader } = connect(url);
    if (reader !== writer) await reader.destroy();
    return {
      k: writer,
      workspace,
      random: new Random(7),
      sizes,
      now,
      began: now - 1_000 * day,
      model: workspace.model,
      subjects: [subject],
      teams: [],
      projects: [],
      requests: [],
    };
  } finally {
    await db.close();
  }
}
