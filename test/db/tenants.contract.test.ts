/** Tenants, products and stored models, on both engines. */
import { makeClock, type TestClock } from '../support/clock.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { addProduct, seed } from './seed.ts';

describe.each(engines)('tenants and products on %s', (engine) => {
  let test: TestDatabase;
  let clock: TestClock;
  beforeEach(async () => {
    clock = makeClock();
    test = await openTestDatabase(engine, { clock });
  });
  afterEach(() => test.drop());

  it('knows a tenant by its Slack id, and brings its name up to date', async () => {
    const { across } = test.db;
    const first = await across.openTenant({ slackId: 'T1', name: 'Acme', botUserId: 'U0' });
    const again = await across.openTenant({ slackId: 'T1', name: 'Acme Ltd', botUserId: 'U1' });
    expect(again).toEqual({ ...first, name: 'Acme Ltd', botUserId: 'U1' });
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

  it('lists products in the order they were opened, and puts a stored model in force for one of them', async () => {
    const cast = await seed(test.db);
    clock.passes({ hours: 1 });
    const stored = { name: 'minikai', version: '2', text: 'model: two', activatedAt: null, activatedBy: null };
    await test.db.transact(cast, async (tx) => {
      const { workspace } = await addProduct(tx, 'another', cast.model);
      expect((await tx.workspaces.list()).map(({ id }) => id)).toEqual([cast.workspace, workspace]);
      const second = await tx.models.insert(stored);
      expect(await tx.models.insert({ ...stored, version: 'the same text' })).toBe(second);
      const before = await tx.workspaces.get(cast.workspace);
      const after = await tx.workspaces.setModel(before, second, cast.ana);
      expect(after).toEqual({ ...before, model: second });
      expect(await tx.workspaces.get(cast.workspace)).toEqual(after);
      expect((await tx.workspaces.get(workspace)).model).toBe(cast.model);
      const versions = await tx.models.list();
      expect(versions.map(({ id, activatedAt, activatedBy }) => [id, activatedAt, activatedBy])).toEqual([
        [cast.model, null, null],
        [second, tx.now, cast.ana],
      ]);
      expect(await tx.models.get(second)).toEqual(versions[1]);
      expect(await tx.models.findByHash(versions[1]?.hash ?? '')).toEqual(versions[1]);
      expect(await tx.models.findByHash('unknown')).toBeUndefined();
      const late = tx.workspaces.setModel(before, second, null);
      await expect(late).rejects.toMatchObject({
        detail: { code: 'stale' },
        message: expect.stringMatching(/^This product was changed/),
      });
    });
  });

  it('keeps the help desk of a tenant, parks it and lets it go on, and no other', async () => {
    const cast = await seed(test.db);
    clock.passes({ hours: 1 });
    const theirs = await seed(test.db, 'T2');
    const tenants = async () =>
      (await test.db.across.listTenants()).map(({ id, helpDeskChannel, parkedBecause }) => [
        id,
        helpDeskChannel,
        parkedBecause,
      ]);
    await test.db.transact(cast, async (tx) => {
      await tx.tenants.setHelpDesk('C1');
      await tx.tenants.park('token_revoked');
    });
    expect(await tenants()).toEqual([
      [cast.tenant, 'C1', 'token_revoked'],
      [theirs.tenant, null, null],
    ]);
    await test.db.transact(theirs, (tx) => tx.tenants.park('account_inactive'));
    await test.db.transact(cast, (tx) => tx.tenants.unpark());
    expect(await tenants()).toEqual([
      [cast.tenant, 'C1', null],
      [theirs.tenant, null, 'account_inactive'],
    ]);
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
