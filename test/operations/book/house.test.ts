/** The book of the house itself: opening products, tasks, deliveries, plans, and the one way to carry an act out. */
import type { Happening } from '../../../src/domain/events.ts';
import { type DeliveryId, mintId, type SubjectId, type TaskId } from '../../../src/domain/ids.ts';
import { completeTask } from '../../../src/operations/house/complete-task.ts';
import { park, unpark } from '../../../src/operations/house/park.ts';
import { redeliver } from '../../../src/operations/house/redeliver.ts';
import { rememberHome } from '../../../src/operations/house/remember-home.ts';
import { type OpenProduct, type SetUp, setUp } from '../../../src/operations/house/set-up.ts';
import { openTask } from '../../../src/operations/people/leaving.ts';
import { keepDraft, planOf } from '../../../src/operations/plans.ts';
import { modelText } from '../people/world.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('house');

const minikai = (people: OpenProduct['people'], change: Partial<OpenProduct> = {}): OpenProduct => ({
  ...{ product: 'minikai', title: 'Minikai', model: { name: 'minikai', version: '1', text: modelText('minikai') } },
  ...{ people, things: [] },
  ...change,
});

const sets =
  ({ wide }: Scene) =>
  (says: string, who: string | null, change: Partial<SetUp>) =>
    wide(says, who, setUp, { products: [], helpDesk: 'C1', callerMaySetUp: false, ...change });

scene('a product is opened', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  const setsUp = sets(scene);
  await world.holds('mel', 'miruni', 'member');
  const ada = { subject: await world.who('ada'), role: 'admin' };
  const mel = { subject: await world.who('mel'), role: 'member' };
  const made = (type: string, name: string, inside: string | null = null) => ({ type, name, inside });
  await begins();
  await setsUp('mel, who may not', 'mel', { products: [minikai([mel])] });
  await setsUp('mel, who may set up, but not here', 'mel', { products: [minikai([mel])], callerMaySetUp: true });
  await setsUp('without an Admin', 'ada', { products: [minikai([mel])] });
  await setsUp('with a thing in nothing', 'ada', {
    products: [minikai([ada], { things: [made('mini', 'Rose', 'Garden')] })],
  });
  await setsUp('with a thing twice', 'ada', {
    products: [minikai([ada], { things: [made('mini', 'Rose'), made('mini', 'ROSE')] })],
  });
  for (const [says, thing] of [
    ['with a Mini in a label', made('mini', 'Rose', 'HOUSE')],
    ['with what is not kept', made('record', 'Note')],
    ['with a name that is none', made('mini', 'Rose/Thorn')],
  ] as const)
    await setsUp(says, 'ada', { products: [minikai([ada], { things: [made('mini_label', 'House'), thing] })] });
  const broken = { name: 'broken', version: '1', text: modelText('minikai').replace('keeper: admin', 'keeper: boss') };
  await setsUp('under a model that does not hold', 'ada', { products: [minikai([ada], { model: broken })] });
  const worse = { ...broken, text: 'model: worse' };
  await setsUp('under one with many mistakes', 'ada', { products: [minikai([ada], { model: worse })] });
  await setsUp('with all of it', 'ada', {
    ...{ products: [minikai([mel, ada], { things: [made('mini_label', 'House'), made('mini', 'Rose')] })] },
    helpDesk: 'C2',
  });
  await setsUp('again', 'ada', { products: [minikai([mel, ada])], helpDesk: 'C2' });
  await setsUp('with another help desk', 'ada', { helpDesk: 'C3' });
});

scene('a product without a keeper takes its first people again', ['miruni', 'minikai'], async (scene) => {
  const { world, begins } = scene;
  const setsUp = sets(scene);
  await world.holds('abe', 'minikai', 'admin');
  await world.holds('mel', 'miruni', 'member');
  const mel = { subject: await world.who('mel'), role: 'admin' };
  await world.slack('ada', { deactivated: true });
  await begins();
  await setsUp('abe, Admin of the other, who may not set up', 'abe', { products: [minikai([mel])] });
  await setsUp('abe, who may', 'abe', {
    ...{ products: [minikai([mel]), minikai([mel], { product: 'miruni' })], callerMaySetUp: true },
  });
  await world.slack('abe', { deactivated: true });
  await world.slack('mel', { deactivated: true });
  await setsUp('nia, who may not, when nobody is left at all', 'nia', {});
  await setsUp('nia, who may', 'nia', {
    ...{ products: [minikai([{ subject: await world.who('nia'), role: 'admin' }])], callerMaySetUp: true },
  });
});

scene('tasks', ['minikai', 'miruni'], async (scene) => {
  const { world, begins, act } = scene;
  await world.holds('mel', 'minikai', 'member');
  await world.holds('abe', 'miruni', 'admin');
  const opened = async (key: string, about: SubjectId | null): Promise<TaskId> => {
    const place = world.places.get('minikai');
    await world.as('ada', 'minikai', (desk) => openTask(desk, key, `Do ${key}`, ['First.', 'Then.'], about), undefined);
    const task = await world.test.db.read(world.tenant, (read) => read.tasks.findOpen(place?.id ?? ('' as never), key));
    return task?.id ?? mintId('task', 0);
  };
  const first = await opened('one', await world.who('mel'));
  const second = await opened('two', null);
  await world.as(
    null,
    'minikai',
    async ({ tx }) => {
      const task = await tx.tasks.get(second);
      await tx.tasks.replace(task, { ...task, state: 'dropped', endedAt: tx.now });
    },
    undefined,
  );
  const does = (says: string, who: string, task: TaskId, contradiction: string | null = null, product = 'minikai') =>
    act(says, who, product, completeTask, { task, contradiction });
  await begins();
  await does('mel', 'mel', first);
  await does('abe, elsewhere', 'abe', first, null, 'miruni');
  await does('one that is not there', 'ada', mintId('task', 0));
  await does('against what Slack says', 'ada', first, 'Slack says that @mel is a guest still.');
  await does('done', 'ada', first);
  await does('done again', 'ada', first);
  await does('not needed any more', 'ada', second);
});

scene('Homes and the tenant’s deliveries', ['minikai'], async (scene) => {
  const { world, begins, wide, act } = scene;
  const mel = await world.who('mel');
  await world.holds('mel', 'minikai', 'member');
  await begins();
  await wide('mel opens her Home', 'mel', rememberHome, { subject: mel, slackUserId: 'UMEL00000' });
  await wide('and again', 'mel', rememberHome, { subject: mel, slackUserId: 'UMEL00000' });
  await wide('nothing reaches Slack', null, park, 'The token was revoked.');
  await wide('it is reached again', null, unpark, undefined);
  await wide('and is reached still', null, unpark, undefined);
  await wide('nothing reaches it again', null, park, 'The app was removed.');
  const delivery = mintId('delivery', 0) as DeliveryId;
  await act('mel tries a delivery again', 'mel', 'minikai', redeliver, { delivery, again: true });
  await act('ada tries one that is not there', 'ada', 'minikai', redeliver, { delivery, again: true });
});

scene('plans and drafts', ['minikai'], async (scene) => {
  const { world, begins, wide } = scene;
  await world.who('mel');
  await begins();
  const ref = (await wide('mel keeps a draft', 'mel', keepDraft, { kind: 'set', body: { role: 'admin' } })) ?? '';
  await wide('mel opens it', 'mel', planOf, { ref });
  await wide('ada opens it', 'ada', planOf, { ref });
  await wide('what is no reference', 'mel', planOf, { ref: 'plan' });
  await wide('what nobody kept', 'mel', planOf, { ref: mintId('plan', 0) });
});

scene('what is hidden is not there, whatever is asked of it', ['miruni'], async (scene) => {
  const { world, begins, act } = scene;
  for (const name of ['mel', 'tina']) await world.holds(name, 'miruni', 'member');
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['tina'] });
  const site = await world.thing('miruni', 'project', 'Site', {}, web);
  await begins();
  for (const [who, thing, action] of [
    ['mel', site, 'project.rename'],
    ['mel', web, 'team.rename'],
    ['tina', web, 'team.rename'],
    ['tina', site, 'project.rename'],
  ] as const)
    await act(`${who} ${action}`, who, 'miruni', (desk) => desk.require({ action, thing }), undefined);
});

scene('what is denied is written down, with what it was about', ['minikai'], async (scene) => {
  const { world, begins, act } = scene;
  await world.holds('mel', 'minikai', 'member');
  const mel = await world.who('mel');
  const ada = await world.who('ada');
  const root = world.places.get('minikai')?.root ?? ('' as never);
  const happening: Happening = { type: 'subject.joined', target: mel };
  await begins();
  await act(
    'mel asks for what nobody gives',
    'mel',
    'minikai',
    (desk) => desk.require({ action: 'workspace.fly', thing: root }),
    undefined,
  );
  await act(
    'mel asks about ada',
    'mel',
    'minikai',
    (desk) => desk.require({ action: 'workspace.remove', thing: root, target: ada }),
    undefined,
  );
  await act(
    'mel does something, and is refused then',
    'mel',
    'minikai',
    async (desk) => {
      await desk.happened(happening);
      await desk.require({ action: 'account.view', thing: ada, target: ada }, { accounts: [ada] });
    },
    undefined,
  );
});
