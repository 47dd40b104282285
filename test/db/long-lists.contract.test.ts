/** Lists longer than an engine takes values in one statement: whoever asks about 40,000 is answered as about one. */

import { nameKey } from '../../src/db/page.ts';
import { mintId, type SubjectId, type ThingId } from '../../src/domain/ids.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';
import { aGrant, type Cast, seed, start } from './seed.ts';

jest.setTimeout(120_000);

const many = 40_000;
const minted = <Kind extends Parameters<typeof mintId>[0]>(kind: Kind) =>
  Array.from({ length: many }, () => mintId(kind, Date.parse(start)));

describe.each(engines)('lists of 40,000 on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  beforeEach(async () => {
    test = await openTestDatabase(engine);
    cast = await seed(test.db);
    await test.db.transact(cast, (tx) => tx.grants.open(aGrant(cast)));
  });
  afterEach(() => test.drop());

  it('find what is there, and nothing else', async () => {
    const people: SubjectId[] = [cast.ana, ...minted('subject'), cast.ben];
    const things: ThingId[] = [...minted('thing'), cast.root, cast.site];
    const names = [...things, 'SITE', 'Nothing like that'];
    const found = await test.db.read(cast.tenant, async ({ subjects, grants, things: places, requests, now }) => ({
      subjects: (await subjects.listByIds(people)).map(({ id }) => id).sort(),
      people: (await subjects.listPeople(people)).map(({ name }) => name).sort(),
      inForce: (await grants.listInForce(cast.workspace, people, now)).map(({ subject }) => subject),
      inForceOn: (await grants.listInForceOn(things, now)).map(({ thing }) => thing),
      openOn: (await grants.listOpenOn(things)).map(({ thing }) => thing),
      holders: await grants.countHolders(things, ['admin'], now),
      byName: await subjects.listHolders({ things, roles: null, from: 0, limit: 5, total: 1 }, now),
      things: (await places.listByIds(things)).map(({ id }) => id).sort(),
      around: (await places.listAround(things)).map(({ id }) => id).sort(),
      below: (await places.listBelow(things)).map(({ id }) => id).sort(),
      named: (await places.findByNames(cast.workspace, names)).map(({ name }) => nameKey(name)),
      tags: (await places.listTags(things)).size,
      requests: await requests.listByIds(minted('request')),
    }));
    expect(found).toEqual({
      subjects: [cast.ana, cast.ben].sort(),
      people: ['Ana', 'Ben'],
      inForce: [cast.ana],
      inForceOn: [cast.root],
      openOn: [cast.root],
      holders: 1,
      byName: [cast.ana],
      things: [cast.root, cast.site].sort(),
      around: [cast.root, cast.web, cast.site].sort(),
      below: [cast.web, cast.site].sort(),
      named: ['site'],
      tags: 0,
      requests: [],
    });
  });
});
