/** The book of setting and removing roles: every way it can come out, word for word. */
import type { Length, Span } from '../../../src/domain/instant.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { offboard } from '../../../src/operations/people/offboard.ts';
import { removeRole } from '../../../src/operations/people/remove-role.ts';
import { planSetting, setRole } from '../../../src/operations/people/set-role.ts';
import { planOf } from '../../../src/operations/plans.ts';
import { addToThing } from '../../../src/operations/things/add-to-thing.ts';
import { openBook, type Scene } from './book.ts';

const scene = openBook('setting');
const lasting = (count: number, unit: Length['unit'] = 'hour'): Span => ({ length: { count, unit } });

const acts = ({ act, world }: Scene, product: string) => ({
  sets: async (by: string, whom: string, role: string, span: Span = {}, reason: string | null = null) =>
    act(`${by} sets ${whom} ${role}${said(span)}`, by, product, setRole, {
      target: await world.who(whom),
      role,
      span,
      reason,
    }),
  plans: async (by: string, whom: string, role: string, span: Span = {}) =>
    act(`${by} plans to set ${whom} ${role}${said(span)}`, by, product, planSetting, {
      target: await world.who(whom),
      role,
      span,
      reason: null,
    }),
  removes: async (by: string, whom: string, role: string, reason: string | null = null) =>
    act(`${by} removes ${whom} ${role}`, by, product, removeRole, { target: await world.who(whom), role, reason }),
});

const said = ({ length }: Span): string => (length ? ` for ${length.count} ${length.unit}s` : '');

scene('a role for good, for a time, and both', ['minikai'], async (scene) => {
  const { world, begins } = scene;
  const { sets } = acts(scene, 'minikai');
  await world.holds('mel', 'minikai', 'member');
  await begins();
  await sets('ada', 'mel', 'admin', lasting(4), 'to rotate the certificate');
  await sets('ada', 'mel', 'admin', lasting(2));
  await sets('ada', 'mel', 'member');
  await sets('ada', 'mel', 'member', lasting(1));
  world.clock.passes({ hours: 1 });
  await sets('ada', 'mel', 'admin', lasting(8), 'it takes longer');
  await sets('ada', 'mel', 'admin', {}, 'she stays');
  await sets('ada', 'mel', 'admin');
  await sets('ada', 'mel', 'admin', lasting(2));
  await sets('ada', 'mel', 'member', lasting(2));
  await sets('ada', 'mel', 'member');
  await sets('mel', 'ada', 'member');
  await sets('ada', 'nia', 'member');
  await sets('ada', 'nia', 'no_such_role');
});

scene('a lesser role takes roles on things with it', ['miruni'], async (scene) => {
  const { world, begins, wide } = scene;
  const { sets, plans } = acts(scene, 'miruni');
  await world.holds('mel', 'miruni', 'member');
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['mel'], member: ['mel'] });
  await world.thing('miruni', 'project', 'Site', { assigned: ['mel'] }, web);
  await begins();
  await plans('ada', 'mel', 'admin');
  await plans('ada', 'mel', 'guest', lasting(4));
  await sets('ada', 'mel', 'guest', lasting(4));
  const plan = await plans('ada', 'mel', 'guest');
  await wide('ada looks at the plan', 'ada', planOf, { ref: plan?.ref ?? '' });
  await wide('mel looks at the plan', 'mel', planOf, { ref: plan?.ref ?? '' });
  await plans('mel', 'mel', 'guest');
  await sets('ada', 'mel', 'guest');
  await sets('ada', 'mel', 'member');
});

scene('what is held on a thing for a time goes on by itself', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  const { sets } = acts(scene, 'miruni');
  await world.holds('mel', 'miruni', 'member');
  const web = await world.thing('miruni', 'team', 'Web');
  await world.as('ada', 'miruni', addToThing, {
    ...{ people: [await world.who('mel')], thing: web, role: 'admin', span: lasting(4), reason: null },
  });
  await begins();
  await sets('ada', 'mel', 'member');
});

scene('whoever is not here is given nothing', ['minikai', 'miruni'], async (scene) => {
  const { world, begins, act, wide } = scene;
  const { sets, plans, removes } = acts(scene, 'minikai');
  await world.slack('zoe', { kind: 'stranger' });
  await world.holds('gil', 'minikai', 'member');
  await world.holds('off', 'minikai', 'member');
  await world.slack('gil', { deactivated: true });
  const invited = (product: string, address: string) =>
    world.as('ada', product, invite, {
      ...{ invitees: [{ kind: 'address', address }], role: product === 'minikai' ? 'admin' : null },
      ...{ to: [], span: {}, reason: null },
    });
  await invited('minikai', 'kim@acme.example');
  await invited('miruni', 'lou@acme.example');
  const addressed = async (address: string) => {
    const found = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail(address));
    if (!found) throw new Error('They were invited');
    return found.id;
  };
  const kim = await addressed('kim@acme.example');
  const lou = await addressed('lou@acme.example');
  await begins();
  await sets('ada', 'zoe', 'admin');
  await sets('ada', 'gil', 'admin');
  await plans('ada', 'gil', 'admin');
  await removes('ada', 'gil', 'member');
  await wide('ada offboards off', 'ada', offboard, {
    ...{ target: await world.who('off'), workspace: null, successors: [], reason: 'the contract ended' },
  });
  await sets('ada', 'off', 'admin');
  const of = { role: 'member', reason: null };
  await act('ada sets lou, invited elsewhere', 'ada', 'minikai', setRole, { ...of, target: lou, span: {} });
  await act('ada sets kim, invited here, for a time', 'ada', 'minikai', setRole, {
    ...{ ...of, target: kim, role: 'admin', span: lasting(1, 'day') },
  });
  await act('ada takes the admin out of the invitation', 'ada', 'minikai', removeRole, {
    ...of,
    target: kim,
    role: 'admin',
  });
  await act('ada takes the admin out of it again', 'ada', 'minikai', removeRole, { ...of, target: kim, role: 'admin' });
  await act('ada takes the rest', 'ada', 'minikai', removeRole, { ...of, target: kim });
  await act('gil, who is gone, tries', 'gil', 'minikai', removeRole, { ...of, target: kim });
});

scene('an invitation to a team is not one to the workspace', ['miruni'], async (scene) => {
  const { world, begins, act } = scene;
  const web = await world.thing('miruni', 'team', 'Web');
  await world.as('ada', 'miruni', invite, {
    ...{ invitees: [{ kind: 'address', address: 'kim@acme.example' }], role: null, span: {}, reason: null },
    to: [{ thing: web, role: 'admin' }],
  });
  const kim = await world.test.db.read(world.tenant, (read) => read.subjects.findByEmail('kim@acme.example'));
  await begins();
  const taking = { target: kim?.id ?? ('' as never), role: 'admin', reason: null };
  await act('ada takes kim, who is to be Team Admin, out of the Admins', 'ada', 'miruni', removeRole, taking);
});

scene('a role that takes others to agree', ['slack'], async (scene) => {
  const { world, begins } = scene;
  const { sets, plans } = acts(scene, 'slack');
  await world.staff('slack', {
    otto: 'owner',
    ann: 'admin',
    al: 'admin',
    mel: 'member',
    mo: 'member',
    gus: 'single_channel_guest',
  });
  await begins();
  await plans('ann', 'mel', 'admin');
  await sets('ann', 'mel', 'admin', {}, 'she looks after the guests');
  await sets('al', 'mel', 'admin');
  await sets('otto', 'mo', 'admin', lasting(7, 'day'));
  await sets('ann', 'mo', 'owner', lasting(1, 'day'));
  await sets('otto', 'gus', 'owner', lasting(1, 'day'));
  await sets('ann', 'gus', 'member');
  await sets('mel', 'gus', 'admin');
  await sets('ann', 'otto', 'member');
});

scene('a role is taken, and what remains is said', ['miruni'], async (scene) => {
  const { world, begins } = scene;
  const { sets, removes } = acts(scene, 'miruni');
  await world.holds('abe', 'miruni', 'admin');
  await world.holds('mel', 'miruni', 'member');
  await world.holds('gus', 'miruni', 'guest');
  const web = await world.thing('miruni', 'team', 'Web', { admin: ['abe'] });
  await world.thing('miruni', 'project', 'Site', { assigned: ['abe'] }, web);
  await begins();
  await removes('mel', 'abe', 'admin');
  await removes('ada', 'mel', 'admin');
  await removes('ada', 'nia', 'admin');
  await sets('ada', 'mel', 'admin', lasting(2));
  await removes('ada', 'mel', 'member');
  await removes('ada', 'mel', 'admin', 'no longer needed');
  await sets('ada', 'mel', 'admin', lasting(2));
  await removes('ada', 'mel', 'admin');
  await removes('ada', 'mel', 'member');
  await removes('ada', 'gus', 'guest');
  await removes('ada', 'abe', 'admin', 'another job');
  await removes('ada', 'ada', 'admin');
});

scene('where people hold several roles', ['fixtures/models/seven.yaml'], async (scene) => {
  const { world, begins } = scene;
  const { sets, removes } = acts(scene, 'seven');
  await world.who('kit');
  await begins();
  await sets('ada', 'kit', 'reader');
  await sets('ada', 'kit', 'auditor', {}, 'for the audit');
  await sets('ada', 'kit', 'reader');
  await sets('ada', 'kit', 'editor', lasting(4));
  await sets('ada', 'kit', 'curator');
  await removes('ada', 'kit', 'curator');
  await sets('ada', 'kit', 'clinical');
  await removes('ada', 'kit', 'editor');
  await removes('ada', 'kit', 'auditor', 'the audit is over');
  await removes('ada', 'kit', 'reader');
});
