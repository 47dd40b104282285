/** Tenants, products and stored models, on both engines. */
import { makeClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { seed } from './seed.ts';

describe.each(engines)('tenants and products on %s', (engine) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(engine, { clock: makeClock() });
  });
  afterEach(() => test.drop());

  it('knows a tenant by its Slack id, and brings its name up to date', async () => {
    const { across } = test.db;
    const first = await across.openTenant({ slackId: 'T1', name: 'Acme', botUserId: 'U0' });
    const again = await across.openTenant({ slackId: 'T1', name: 'Acme Ltd', botUserId: 'U1' });
    expect(again).toEqual({ ...first, name: 'Acme Ltd', botUserId: 'U1' });
    expect(await across.findTenant('T1')).toEqual(again);
    expect(await across.findTenant('T2')).toBeUndefined();
    expect(await across.listTenants()).toEqual([again]);
  });

  it('carries several products, each once', async () => {
    const { tenant, workspace, model } = await seed(test.db);
    await expect(seed(test.db)).rejects.toMatchObject({ kind: 'conflict', detail: { code: 'already_set_up' } });
    await test.db.read(tenant, async (read) => {
      expect(await read.workspaces.list()).toHaveLength(1);
      expect(await read.workspaces.findByProduct('minikai')).toMatchObject({ id: workspace, model });
      expect(await read.workspaces.findByProduct('other')).toBeUndefined();
    });
  });

  it('refuses a workspace of another tenant, and a tenant that is not there', async () => {
    const ours = await seed(test.db);
    const theirs = await seed(test.db, 'T2');
    const nothing = async () => {};
    await expect(test.db.transact({ ...ours, workspace: theirs.workspace }, nothing)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(test.db.transact({ tenant: 'ten_0' as never }, nothing)).rejects.toMatchObject({ kind: 'not_found' });
  });
});
