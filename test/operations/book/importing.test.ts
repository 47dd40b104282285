/** The book of bringing things in out of a file: a verdict a line, as a plan and when it is done. */

import { planOf } from '../../../src/operations/plans.ts';
import { type ImportLine, importThings, planImport } from '../../../src/operations/things/import-things.ts';
import { newThing } from '../../../src/operations/things/new-thing.ts';
import { restrictThing } from '../../../src/operations/things/restrict-thing.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('importing');

/** Lines as a table would have them: `project; Site; Web; p-1; closed`. */
const linesOf = (...rows: string[]): ImportLine[] =>
  rows.map((row, at) => {
    const [type = '', name = '', inside = '', id = '', flags = ''] = row.split(';').map((cell) => cell.trim());
    return { line: at + 2, type, name, inside, id, flags };
  });

const acts = ({ act }: Scene, product = 'miruni') => ({
  plans: (says: string, who: string, lines: readonly ImportLine[], ref: string | null = null) =>
    act(says, who, product, planImport, { lines, ref: ref as never }),
  brings: (says: string, who: string, lines: readonly ImportLine[]) => act(says, who, product, importThings, lines),
});

scene('a file', ['miruni'], async (scene) => {
  const { begins, wide } = scene;
  const { plans, brings } = acts(scene);
  const lines = linesOf(
    'team; Web; ; t-1',
    ' Project ; Site; Web; p-1',
    'project; Launch, secret; t-1; p-2; closed',
    'project; Site; web; p-9',
    'project; SITE; t-1; p-1',
    'project; site; Web',
    'team; Shop; ; t-1',
    'team; T-1; ; T-1',
    'epic; Big; Web',
    'edit request; Typo; Site',
    'workspace; Other',
    'project; Lost; Nowhere',
    'project; Loose',
    'project; Red; Web; ; red',
    'project; Red; Web; ; CLOSED; ',
    'project; Both; Web; ; closed closed',
    'project; Half; Web; ; closed;red',
    'project; ; Web',
    'project; Web/Shop; Web',
    'team; Deep; Web',
    'team; Same; ; s-1',
    'team; Same; ; s-2',
    'project; Where; Same',
    'project; There; s-1',
    ' ; Nothing',
    'editrequest; Typo; Site',
    'team; One; ; X',
    'team; x; ; Y',
    'project; Which; X',
  );
  await begins();
  const plan = await plans('ada plans it', 'ada', lines);
  await wide('ada looks at the plan', 'ada', planOf, { ref: plan?.ref ?? '' });
  await plans('ada looks at it again', 'ada', lines, plan?.ref ?? null);
  const done = await brings('ada brings it in', 'ada', lines);
  await wide('ada reads on', 'ada', planOf, { ref: done?.ref ?? '' });
  await brings('ada brings it in again', 'ada', lines);
  await brings('into what is known by its id only', 'ada', linesOf('project; Later; t-1; p-7'));
  await brings(
    'several in one place',
    'ada',
    linesOf('team; Twins; ; a', 'project; Twin; Twins; b', 'team; Twin; ; c'),
  );
});

scene('a file of somebody who may and sees less', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  const { plans, brings } = acts(scene);
  for (const name of ['mel', 'tina']) await world.holds(name, 'miruni', 'member');
  await world.holds('cal', 'miruni', 'collaborator');
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['tina'], member: ['mel'] });
  await world.thing('miruni', 'team', 'Shop');
  const vault = await world.as('ada', 'miruni', newThing, {
    type: 'project',
    name: 'Vault',
    inside: web,
    externalId: 'v-1',
  });
  await world.as('ada', 'miruni', restrictThing, { thing: vault.id, set: true });
  const lines = linesOf(
    'project; Fresh; Web; f-1',
    'project; Shut; Web; ; closed',
    'team; Mine',
    'project; Child; Mine',
    'project; Vault; Web',
    'project; Volt; Web; v-1',
    'project; Counter; Shop',
    'project; Inside; Vault',
  );
  await begins();
  await plans('mel plans it', 'mel', lines);
  await plans('cal plans it', 'cal', lines);
  await brings('tina brings it in', 'tina', lines);
  await brings('mel brings it in', 'mel', lines);
});

scene('as much as a file may hold', ['minikai'], async (scene) => {
  const { begins } = scene;
  const { plans, brings } = acts(scene, 'minikai');
  await begins();
  const many = linesOf(...Array.from({ length: 251 }, (_, at) => `mini; Mini ${at}`));
  await plans('too many to plan', 'ada', many);
  await brings('too many', 'ada', many);
  await plans(
    'labels with a space, a dash and in capitals',
    'ada',
    linesOf('Mini label; A', 'minilabel; Z', 'mini-label; B', 'MINI_LABEL; C', 'mini  label; D', 'mini; Rose'),
  );
});
