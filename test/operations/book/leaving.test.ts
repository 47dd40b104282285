/** The book of leaving: offboarding, a deactivated account, and what is left without an owner or without a keeper. */

import type { SlackPerson } from '../../../src/domain/subject.ts';
import { arrive } from '../../../src/operations/people/arrive.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import type { Offboard } from '../../../src/operations/people/offboard.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { requestAccess } from '../../../src/operations/requests/request-access.ts';
import { archiveThing } from '../../../src/operations/things/archive-thing.ts';
import type { World } from '../people/world.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('leaving');

const leaving =
  ({ wide, world }: Scene) =>
  async (says: string, by: string, whom: string, more: Partial<Offboard> = {}) =>
    wide(says, by, offboard, {
      ...{ target: await world.who(whom), workspace: null, successors: [], reason: null },
      ...more,
    });

const asks = async (world: World, who: string, product: string, target: string, hours: number) =>
  world.as(who, product, requestAccess, {
    ...{ target: await world.who(target), role: 'admin', thing: world.places.get(product)?.root ?? ('' as never) },
    ...{ span: { length: { count: hours, unit: 'hour' } }, reason: 'changing the payment method', ticket: null },
  });

scene('everything ends, and what was owned is handed on', ['minikai', 'miruni'], async (scene) => {
  const { world, begins } = scene;
  const offboards = leaving(scene);
  for (const product of ['minikai', 'miruni'])
    for (const name of ['mel', 'mo']) await world.holds(name, product, 'member');
  await world.holds('cal', 'miruni', 'collaborator');
  await world.holds('abe', 'minikai', 'admin');
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['mel'], member: ['mo'] });
  const site = await world.thing('miruni', 'project', 'Site', { owner: ['mel'] }, web);
  await world.thing('miruni', 'project', 'Shop', { owner: ['mel'] }, web);
  const old = await world.thing('miruni', 'project', 'Old', { owner: ['mel'] }, web);
  await world.as('ada', 'miruni', archiveThing, { thing: old });
  await asks(world, 'mel', 'miruni', 'mel', 4);
  const to = async (name: string) => [{ thing: site, subject: await world.who(name) }];
  await begins();
  await offboards('mo tries', 'mo', 'mel');
  await offboards('to a Collaborator', 'ada', 'mel', { successors: await to('cal') });
  await offboards('to herself', 'ada', 'mel', { successors: await to('mel') });
  await world.slack('off', { deactivated: true });
  await offboards('to somebody who is gone', 'ada', 'mel', { successors: await to('off') });
  await offboards('abe offboards mel where he may', 'abe', 'mel', { reason: 'the contract ended' });
  await offboards('abe does it again', 'abe', 'mel');
  await offboards('ada hands one on', 'ada', 'mel', { successors: await to('mo') });
  await offboards('ada does it again', 'ada', 'mel');
  await offboards('somebody who never was', 'ada', 'nia');
  await offboards('mo, in one product', 'ada', 'mo', { workspace: world.places.get('miruni')?.id ?? null });
});

scene('what waits for somebody goes with them', ['minikai', 'miruni'], async (scene) => {
  const { world, begins, wide, act } = scene;
  const offboards = leaving(scene);
  await world.holds('mel', 'minikai', 'member');
  await world.holds('mo', 'minikai', 'member');
  await world.as('ada', 'minikai', invite, {
    ...{ invitees: [{ kind: 'address', address: 'kim@acme.example' }], role: null, to: [], span: {}, reason: null },
  });
  const kim = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('kim@acme.example'));
  await asks(world, 'mel', 'minikai', 'mel', 4);
  await asks(world, 'mo', 'minikai', 'mo', 4);
  await begins();
  world.clock.passes({ hours: 1 });
  await offboards('mel, who waits for something', 'ada', 'mel');
  await wide('kim, who is expected', 'ada', offboard, {
    ...{ target: kim?.id ?? ('' as never), workspace: null, successors: [], reason: null },
  });
  await act('kim is expected again', 'ada', 'minikai', invite, {
    ...{ invitees: [{ kind: 'known', subject: kim?.id ?? ('' as never), inSlack: 'absent' }] },
    ...{ role: null, to: [], span: {}, reason: null },
  });
  world.clock.passes({ days: 30 });
  await offboards('mo, whose request ran out', 'ada', 'mo');
});

scene('nobody ends the last keeper; Slack may', ['minikai', 'miruni'], async (scene) => {
  const { world, begins, wide } = scene;
  const offboards = leaving(scene);
  await world.holds('abe', 'minikai', 'admin');
  await world.holds('mel', 'miruni', 'member');
  const web = await world.thing('miruni', 'team', 'Web');
  await world.thing('miruni', 'project', 'Site', { owner: ['ada'] }, web);
  await world.as('ada', 'miruni', invite, {
    ...{ invitees: [{ kind: 'address', address: 'kim@acme.example' }], role: null, to: [], span: {}, reason: null },
  });
  await begins();
  await offboards('ada offboards herself', 'ada', 'ada');
  await offboards('ada offboards herself where another stays', 'ada', 'ada', {
    workspace: world.places.get('minikai')?.id ?? null,
  });
  const gone: SlackPerson = {
    ...{ slackUserId: 'UADA00000', enterpriseUserId: null, kind: 'member' as const, deactivated: true },
    ...{ standing: 'member' as const, name: 'ada', email: 'ada@acme.example', emailConfirmed: true },
    ...{ timeZone: 'UTC', locale: 'en-US' },
  };
  await wide('ada’s account is deactivated', null, arrive, gone);
  await wide('and again', null, arrive, gone);
  await wide('and then it is back', null, arrive, { ...gone, deactivated: false });
  await wide('mel was nothing but a Member', null, arrive, { ...gone, name: 'mel', slackUserId: 'UMEL00000' });
});
