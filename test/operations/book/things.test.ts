/** The book of things: made, renamed, closed, labelled, opened to people, and taken out of use. */
import { mintId, type SubjectId, type ThingId } from '../../../src/domain/ids.ts';
import type { Length, Span } from '../../../src/domain/instant.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { planOf } from '../../../src/operations/plans.ts';
import { type AddToThing, addToThing, judgeAdding, planAdding } from '../../../src/operations/things/add-to-thing.ts';
import { archiveThing, planArchive } from '../../../src/operations/things/archive-thing.ts';
import { type NewThing, newThing } from '../../../src/operations/things/new-thing.ts';
import { removeFromThing } from '../../../src/operations/things/remove-from-thing.ts';
import { renameThing } from '../../../src/operations/things/rename-thing.ts';
import { restrictThing } from '../../../src/operations/things/restrict-thing.ts';
import { tagThing } from '../../../src/operations/things/tag-thing.ts';
import type { World } from '../people/world.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('things');
const lasting = (count: number, unit: Length['unit'] = 'hour'): Span => ({ length: { count, unit } });
const nowhere = mintId('thing', 0);

async function staffed(world: World): Promise<void> {
  await world.staff('miruni', { tina: 'member', mel: 'member', mo: 'member', cal: 'collaborator', gus: 'guest' });
}

const acts = ({ act, world }: Scene, product = 'miruni') => ({
  makes: (who: string, type: string, name: string, inside: ThingId | null, more: Partial<NewThing> = {}) =>
    act(`${who} makes the ${type} ${name}`, who, product, newThing, { type, name, inside, ...more }),
  renames: (who: string, thing: ThingId, name: string) =>
    act(`${who} renames to ${name}`, who, product, renameThing, { thing, name }),
  restricts: (who: string, thing: ThingId, set: boolean) =>
    act(`${who} ${set ? 'closes' : 'opens'}`, who, product, restrictThing, { thing, set }),
  tags: (who: string, thing: ThingId, tag: ThingId, on: boolean) =>
    act(`${who} ${on ? 'labels' : 'takes the label off'}`, who, product, tagThing, { thing, tag, on }),
  adds: async (who: string, people: readonly string[], thing: ThingId, change: Partial<AddToThing> = {}) =>
    act(
      `${who} adds ${people.join(' and ') || 'kim, who is expected'}`,
      who,
      product,
      addToThing,
      await added(world, people, thing, change),
    ),
  judges: async (who: string, people: readonly string[], thing: ThingId, change: Partial<AddToThing> = {}) =>
    act(
      `${who} would add ${people.join(' and ')}`,
      who,
      product,
      judgeAdding,
      await added(world, people, thing, change),
    ),
  takes: async (who: string, whom: string, thing: ThingId, role: string | null = null, reason: string | null = null) =>
    act(`${who} takes ${whom} off`, who, product, removeFromThing, {
      ...{ target: await world.who(whom), thing, role, reason },
    }),
});

const added = async (world: World, people: readonly string[], thing: ThingId, change: Partial<AddToThing>) => {
  const ids: SubjectId[] = [];
  for (const name of people) ids.push(await world.who(name));
  return { people: ids, thing, role: null, span: {}, reason: null, ...change };
};

scene('made and renamed', ['miruni', 'minikai'], async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { makes, renames } = acts(scene);
  const house = await world.thing('minikai', 'mini_label', 'House');
  const root = world.places.get('miruni')?.root ?? nowhere;
  await begins();
  const web = (await makes('ada', 'team', ' Web  Team ', null))?.id ?? nowhere;
  await makes('mel', 'team', 'Shop', null);
  await makes('ada', 'team', 'web team', null);
  await makes('ada', 'team', 'Shop', web);
  await makes('ada', 'project', 'Site', null);
  await makes('ada', 'project', 'Site', house);
  await makes('ada', 'edit_request', 'Typo', web);
  await makes('ada', 'epic', 'Big', null);
  await makes('ada', 'workspace', 'Other', null);
  await makes('ada', 'team', ' ', null);
  await makes('ada', 'team', 'w'.repeat(81), null);
  await makes('ada', 'team', 'w'.repeat(80), null);
  await makes('ada', 'team', 'Web/Shop', null);
  await makes('ada', 'team', 'the "Web"', null);
  const site = (await makes('ada', 'project', 'Site', web, { externalId: 'p-1' }))?.id ?? nowhere;
  await makes('mel', 'project', 'Mine', web);
  const other = (await makes('ada', 'team', 'Other', null))?.id ?? nowhere;
  await makes('ada', 'project', 'Site', other);
  await renames('ada', web, 'Web');
  await renames('ada', web, 'Web');
  await renames('ada', web, 'WEB');
  await renames('ada', web, 'w'.repeat(80));
  await renames('ada', web, '/');
  await renames('mel', web, 'Mine');
  await renames('mel', site, 'Mine');
  await renames('ada', root, 'Mine');
  await renames('ada', nowhere, 'Mine');
  await renames('ada', house, 'Mine');
});

scene('by those around', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { makes, renames, restricts } = acts(scene);
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['tina'], member: ['mel', 'mo'] });
  const shop = await world.thing('miruni', 'team', 'Shop');
  const site = await world.thing('miruni', 'project', 'Site', { owner: ['mel'] }, web);
  await begins();
  const vault = (await makes('mel', 'project', 'Vault', web))?.id ?? nowhere;
  await restricts('mel', vault, true);
  await restricts('tina', vault, true);
  await restricts('tina', vault, true);
  await restricts('tina', web, true);
  await renames('mo', vault, 'Mine');
  await makes('mo', 'project', 'Vault', web);
  await makes('tina', 'project', 'vault', web);
  await makes('tina', 'project', 'Vault', shop);
  await renames('tina', site, 'VAULT');
  await renames('tina', site, 'Site 2');
  await restricts('tina', vault, false);
  await restricts('tina', vault, false);
});

scene('people added, one by one', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { adds, judges } = acts(scene);
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['tina'] });
  const site = await world.thing('miruni', 'project', 'Site', { owner: ['tina'] }, web);
  await world.as('ada', 'miruni', invite, {
    ...{ invitees: [{ kind: 'address', address: 'kim@acme.example' }], role: null, to: [], span: {}, reason: null },
  });
  const kim = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('kim@acme.example'));
  const waits = { people: [kim?.id ?? ('' as SubjectId)] };
  await begins();
  await adds('tina', ['mel'], web, { span: lasting(4), reason: 'for the launch' });
  await judges('tina', ['mel'], web, { span: lasting(2) });
  await adds('tina', ['mel'], web, { span: lasting(2) });
  await judges('tina', ['mel'], web, { span: lasting(2, 'day') });
  await adds('tina', ['mel'], web, { span: lasting(2, 'day'), reason: 'the launch moved' });
  await adds('tina', ['mel'], web);
  await adds('tina', ['mel'], web);
  await adds('tina', ['mel'], web, { span: lasting(2, 'day') });
  await adds('tina', ['cal'], web);
  await adds('tina', ['tina'], web);
  await adds('mo', ['mel'], web);
  await adds('gus', ['mel'], web);
  await adds('tina', ['mo'], web, { role: 'admin' });
  await adds('tina', ['mo'], web, { role: 'boss' });
  await adds('tina', [], web, waits);
  await adds('mo', [], site, waits);
  await judges('tina', [], web, waits);
  await adds('tina', ['mel'], site, { role: 'owner' });
  await judges('tina', ['mel'], site, { role: 'owner' });
  await judges('tina', ['mo'], site, { role: 'owner', span: lasting(2) });
  await adds('tina', ['mel'], site, { role: 'owner' });
  await adds('ada', ['mel'], world.places.get('miruni')?.root ?? nowhere);
  await adds('ada', ['mel'], nowhere);
});

scene('what is over, and only that, is closed when it is given anew', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { adds } = acts(scene);
  const web = await world.thing('miruni', 'team', 'Web');
  const shop = await world.thing('miruni', 'team', 'Shop');
  const invitees = [{ kind: 'known' as const, subject: await world.who('mel'), inSlack: 'active' as const }];
  const hour = lasting(1);
  await world.as('ada', 'miruni', invite, {
    invitees,
    role: null,
    to: [{ thing: shop, role: null }],
    span: hour,
    reason: null,
  });
  await begins();
  for (const thing of [web, shop]) await adds('ada', ['mel'], thing, { span: hour });
  world.clock.passes({ hours: 2 });
  await adds('ada', ['mel'], shop, { span: hour });
});

scene('several people at once', ['miruni'], async (scene) => {
  const { world, begins, act, wide } = scene;
  await staffed(world);
  const { adds, judges } = acts(scene);
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['tina'], member: ['mo'] });
  const people = ['mel', 'mo', 'cal', 'mel', 'eve'];
  await begins();
  await judges('tina', people, web, { span: lasting(1, 'day') });
  const plan = await act(
    'tina plans it',
    'tina',
    'miruni',
    planAdding,
    await added(world, people, web, { reason: 'the launch' }),
  );
  await wide('tina looks at the plan', 'tina', planOf, { ref: plan?.ref ?? '' });
  await adds('tina', people, web, { span: lasting(1, 'day') });
  await adds('mo', ['mel', 'mo'], web);
});

scene('people taken off', ['miruni', 'minikai'], async (scene) => {
  const { world, begins } = scene;
  await staffed(world);
  const { takes, adds } = acts(scene);
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['tina', 'mo'], member: ['mel', 'mo'] });
  const site = await world.thing('miruni', 'project', 'Site', { owner: ['mel', 'mo'], assigned: ['mel', 'cal'] }, web);
  const house = await world.thing('minikai', 'mini_label', 'House');
  await begins();
  await takes('cal', 'mel', web);
  await takes('mel', 'mo', web);
  await takes('mel', 'gus', web);
  await takes('gus', 'gus', web);
  await takes('tina', 'mo', web, 'admin', 'she leads the shop now');
  await takes('tina', 'mo', web, 'admin');
  await takes('tina', 'mo', web);
  await takes('tina', 'mo', web);
  await takes('cal', 'cal', site);
  await takes('mel', 'mel', site);
  await takes('mel', 'mel', site);
  await takes('mel', 'mel', web);
  await takes('tina', 'mo', site, 'assigned');
  await takes('tina', 'mo', site, 'owner');
  await adds('tina', ['mel'], web, { span: lasting(1) });
  world.clock.passes({ hours: 1 });
  await takes('tina', 'mel', web);
  await takes('ada', 'mel', house);
  await takes('ada', 'mel', world.places.get('miruni')?.root ?? nowhere);
});

scene('labels', ['minikai'], async (scene) => {
  const { world, begins } = scene;
  await world.holds('mel', 'minikai', 'member');
  const { makes, tags, adds, takes, restricts } = acts(scene, 'minikai');
  await begins();
  const house = (await makes('ada', 'mini_label', 'House', null))?.id ?? nowhere;
  const paper = (await makes('ada', 'record_label', 'Paper', null))?.id ?? nowhere;
  const rose = (await makes('ada', 'mini', 'Rose', null))?.id ?? nowhere;
  await tags('ada', rose, paper, true);
  await tags('ada', rose, rose, true);
  await tags('mel', rose, house, true);
  await tags('ada', house, rose, true);
  await tags('ada', rose, house, true);
  await tags('ada', rose, house, true);
  await adds('ada', ['mel'], rose);
  await adds('ada', ['mel'], house);
  await tags('mel', rose, house, false);
  await tags('ada', rose, house, false);
  await tags('ada', rose, house, false);
  await restricts('ada', rose, true);
  await takes('ada', 'mel', rose);
  await takes('ada', 'mel', house);
});

scene('taken out of use, with all that is in it', ['miruni'], async (scene) => {
  const { world, begins, act, wide } = scene;
  await staffed(world);
  const { adds } = acts(scene);
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['tina'], member: ['mel', 'mo'] });
  const site = await world.thing('miruni', 'project', 'Site', { assigned: ['cal'] }, web);
  const bare = await world.thing('miruni', 'project', 'Bare', { owner: ['mel'] }, web);
  const shop = await world.thing('miruni', 'team', 'Shop');
  await adds('tina', ['gus'], site, { span: lasting(1) });
  await begins();
  world.clock.passes({ hours: 1 });
  const plans = (who: string, thing: ThingId) => act(`${who} plans to archive`, who, 'miruni', planArchive, { thing });
  const archives = (who: string, thing: ThingId) => act(`${who} archives`, who, 'miruni', archiveThing, { thing });
  await plans('tina', bare);
  await plans('tina', web);
  await plans('ada', shop);
  const plan = await plans('ada', web);
  await wide('ada looks at the plan', 'ada', planOf, { ref: plan?.ref ?? '' });
  await plans('tina', site);
  await plans('gus', site);
  await plans('ada', world.places.get('miruni')?.root ?? nowhere);
  await archives('tina', bare);
  await archives('tina', bare);
  await archives('ada', web);
  await archives('ada', site);
});
