/** `roledesk model compare`: two files, and a file against the stored model in force with the people there are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/program.ts';
import { aGrant, aRequest, aThing, type Cast, seed } from '../db/seed.ts';
import { textOf } from '../policy/support/models.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'roledesk-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Types these words after `roledesk model compare`; gives back what was printed and the exit code. */
async function compare(...words: string[]): Promise<{ out: string; err: string; code: number }> {
  const [out, err]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0),
    jest.spyOn(console, 'error').mockImplementation((text: string) => void err.push(`${text}\n`)),
  ];
  const code = await run(['model', 'compare', ...words]);
  for (const spy of spies) spy.mockRestore();
  process.exitCode = 0;
  return { out: out.join(''), err: err.join('').replaceAll(`${folder}/`, ''), code };
}

/** Miruni without its example and tests, which are about the roles as they are. */
const old = textOf('miruni').replace(/\nexample:[\s\S]*$/, '\n');
const open = old
  .replace('{ from: team.teammate, unless: closed,', '{ from: team.teammate,')
  .replace('version: "1"', 'version: "2"')
  .replace(/ {2}- \{ never: \{ who: member[^\n]*\n/g, '');

/** Whoever is staff decides on Members: beside an Admin who asks, there is somebody to decide. */
const byStaff = (text: string): string => text.replace(/( {4}member: {13}#[\s\S]*?by: )administrator/, '$1staff');
const stored = byStaff(old);

it('says what is gained and lost, and exits with 1', async () => {
  const { out, err, code } = await compare(file('old.yaml', old), file('new.yaml', open));
  expect([err, code]).toEqual(['', 1]);
  expect(out).toContain(`Miruni 1 -> Miruni 2

See the project (project.view)
Read the change log (project.read_change_log)
Create edit requests (project.create_edit_request)
`);
  expect(out).toContain('\n  + a Member who is Team Member on the team, where the project is closed\n');
  expect(out).toMatch(/\n\n1 change of words only: titles, sentences, examples\.\n$/);
});

it('says that nothing changes but words, and exits with 0', async () => {
  const words = old.replace('title: Team Admin', 'title: Team Lead');
  const { out, code } = await compare(file('old.yaml', old), file('new.yaml', words));
  expect([out, code]).toEqual([
    'Miruni 1 -> Miruni 1\n\nNobody may anything else than before, whatever the facts.\n\n1 change of words only: titles, sentences, examples.\n',
    0,
  ]);
});

it('leaves out with --exact who could already', async () => {
  const { out } = await compare('--exact', file('old.yaml', old), file('new.yaml', open));
  expect(out).toContain('+ a Member who is Team Member on the team, and is not Team Admin on the team and');
});

it('prints everything as data', async () => {
  const { out, code } = await compare('--json', file('old.yaml', old), file('new.yaml', open));
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    isEquivalent: false,
    rights: expect.arrayContaining([expect.objectContaining({ kind: 'do', name: 'project.view', lost: [] })]),
  });
});

it.each([
  [
    'a bad file',
    () => [file('old.yaml', old), file('bad.yaml', old.replace('keeper: admin', 'keeper: boss'))],
    /^bad\.yaml:\d+:\d+ {2}"boss"/,
  ],
  ['a file that is not there', () => [join(folder, 'none.yaml'), file('new.yaml', old)], /^none\.yaml is not there/],
  ['one file alone', () => [file('old.yaml', old)], /give two files, old and new/],
  [
    'two files beside --stored',
    () => ['--stored', 'miruni', file('old.yaml', old), file('new.yaml', old)],
    /give the new file alone/,
  ],
  [
    '--slack alone',
    () => ['--slack', 'T1', file('old.yaml', old), file('new.yaml', old)],
    /--slack goes with --stored/,
  ],
] as [string, () => string[], RegExp][])('%s is refused, with 2', async (_, words, says) => {
  const { out, err, code } = await compare(...words());
  expect([out, code]).toEqual(['', 2]);
  expect(err).toMatch(says);
});

describe.each(engines)('against the stored model on %s', (engine) => {
  let test: TestDatabase;
  let cast: Cast;
  const before = process.env.DATABASE_URL;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    cast = await seed(test.db, 'T1', 'miruni');
    await test.db.transact({ tenant: cast.tenant }, async (tx) => {
      const model = await tx.models.insert({
        name: 'miruni',
        version: '1',
        text: stored,
        activatedAt: null,
        activatedBy: null,
      });
      await tx.workspaces.setModel(await tx.workspaces.get(cast.workspace), model, null);
      await tx.grants.open(aGrant(cast));
      await tx.grants.open(aGrant(cast, { subject: cast.ben, role: 'member' }));
      await tx.grants.open(aGrant(cast, { subject: cast.ben, role: 'member', thing: cast.web }));
      await tx.grants.open(aGrant(cast, { subject: cast.cleo, role: 'guest' }));
      const typo = aThing(cast, { type: 'edit_request', name: 'Typo', inside: cast.site });
      await tx.things.insert(typo);
      await tx.grants.open(aGrant(cast, { subject: cast.cleo, role: 'follower', thing: typo.id }));
      await tx.requests.insert(aRequest(cast, { requester: cast.ana, target: cast.cleo, role: 'member' }));
    });
    process.env.DATABASE_URL = test.url;
  });
  afterAll(async () => {
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    await test.drop();
  });

  it('names the people who gain, beside what changes for anybody', async () => {
    const { out, err, code } = await compare('--stored', 'miruni', file('new.yaml', byStaff(open)));
    expect([err, code]).toEqual(['', 1]);
    expect(out).toMatch(
      /\nFor the people there are\n(.*\n)* {2}\+ Ben on Site\n {6}See the project \(project\.view\), Read/,
    );
    expect(out).not.toContain('Cleo');
  });

  it('names what is held and counts for nothing any more', async () => {
    const fewer = stored.replace('follower: { title', 'follower: { must_be: workspace.staff, title');
    const { out } = await compare('--stored', 'miruni', file('new.yaml', fewer));
    expect(out).toContain('\nWhat is held\n  Cleo: follower on Typo counts for nothing: they may no longer hold it\n');
    expect(out).toContain('  - Cleo on Typo\n      See the edit request (edit_request.view), Comment');
  });

  it('names pending requests that nobody there could approve', async () => {
    const { out } = await compare('--stored', 'miruni', file('new.yaml', old));
    expect(out).toContain('Nobody could approve these pending requests: R-1001\n');
  });

  it('says that nothing changes for the people there are', async () => {
    const { out, code } = await compare('--stored', 'miruni', file('same.yaml', stored));
    expect(out).toContain('For the people there are: nothing changes.');
    expect(code).toBe(0);
  });

  it('a product that is not set up is said so, with 2', async () => {
    const { out, err, code } = await compare('--stored', 'minikai', file('same.yaml', old));
    expect([out, err, code]).toEqual(['', 'No product "minikai" is set up in this database. Set up are: miruni.\n', 2]);
  });

  it('a product that is set up twice is asked for by its Slack workspace', async () => {
    await seed(test.db, 'T2', 'twice');
    await seed(test.db, 'T3', 'twice');
    const { err, code } = await compare('--stored', 'twice', file('same.yaml', old));
    expect([err, code]).toEqual([
      '"twice" is set up more than once. Add --slack with one of: T2 (Acme), T3 (Acme).\n',
      2,
    ]);
  });
});

it('a database that is not there is said so, with 2', async () => {
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = `sqlite:${join(folder, 'none.sqlite')}`;
  const { err, code } = await compare('--stored', 'miruni', file('same.yaml', old));
  if (before === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = before;
  expect([err, code]).toEqual(['There is no database at none.sqlite. Set DATABASE_URL to the one the bot uses.\n', 2]);
});
