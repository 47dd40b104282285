/** The models on file at a start: what the build has proved is not read again, and a broken file stops the start with its lines. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf, modelTexts, readModels, shownOf, soundModel } from '../src/models.ts';
import { provedFrom } from '../src/queries/models.ts';
import { StartProblem } from '../src/start-problem.ts';

const roles = join(__dirname, '..', 'roles');
const minikai = readFileSync(join(roles, 'minikai.yaml'), 'utf8');

describe('the role models at a start', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'roledesk-models-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([...modelTexts(roles)])('shows %s the same whether it was proved at build or is read', async (file, text) => {
    writeFileSync(join(folder, file), text);
    const read = await readModels(folder);
    const built = JSON.parse(JSON.stringify({ [digestOf(text)]: shownOf(soundModel(file, await provedFrom(text))) }));
    expect(await readModels(folder, built)).toEqual(read);
  });

  it('does not read what the build has proved, and reads it when one letter differs', async () => {
    const model = soundModel('minikai.yaml', await provedFrom(minikai));
    const proved = { [digestOf(minikai)]: { ...shownOf(model), title: 'As it was proved' } };
    writeFileSync(join(folder, 'minikai.yaml'), minikai);
    expect(await readModels(folder, proved)).toMatchObject([{ title: 'As it was proved', text: minikai }]);
    writeFileSync(join(folder, 'minikai.yaml'), `${minikai}\n`);
    expect(await readModels(folder, proved)).toMatchObject([{ name: 'minikai', title: 'Minikai' }]);
  });

  it('refuses a broken file with its name, its line and what to do', async () => {
    writeFileSync(join(folder, 'mine.yaml'), minikai.replace(/^title:.*$/m, 'titel: Mine'));
    const starting = readModels(folder);
    await expect(starting).rejects.toThrow(StartProblem);
    await expect(starting).rejects.toThrow(/mine\.yaml:\d+: .*titel/);
  });

  it('says where it looked when there is none', async () => {
    await expect(readModels(folder)).rejects.toThrow(`There are no role models (*.yaml) in ${folder}.`);
  });
});
