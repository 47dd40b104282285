/** Which workspace roles run the place, in each model, and that no door of the policy gives one of them to an outsider. */

import { runsThePlace } from '../../src/policy/holding.ts';
import { type CompiledModel, decide, factsOf, mayAsk, type Snapshot } from '../../src/policy/index.ts';
import { ada, cleo, max, minikai, snapshot, with_ } from './support/minikai-world.ts';
import { loaded, textOf } from './support/models.ts';
import { root, subject } from './support/worlds.ts';

describe('roles that run the place', () => {
  it.each([
    ['minikai', ['admin']],
    ['miruni', ['admin']],
    ['slack', ['primary_owner', 'owner', 'admin']],
    ['example', ['admin']],
  ])('in %s are %j', (name, expected) => {
    const model: CompiledModel = loaded(textOf(name));
    expect(model.roles.filter((role) => runsThePlace(model, role.name)).map((role) => role.name)).toEqual(expected);
  });
});

describe('an outsider', () => {
  const outside = with_(max, { insider: false });
  const gives = (role: string) => ({ role, thing: root, until: null });
  const codes = (world: Snapshot, action: string, target: typeof max, role: string) =>
    decide(
      minikai,
      { caller: ada, action, thing: root, target, gives: gives(role) },
      factsOf(minikai, world),
    ).reasons.map(({ code }) => code);

  it.each(['workspace.invite', 'workspace.set_role'])('is not made Admin by %s, and may be Member', (action) => {
    expect(codes(outside, action, max, 'admin')).toEqual(['rail.ineligible']);
    expect(codes(outside, action, max, 'member')).not.toContain('rail.ineligible');
    expect(codes(outside, action, cleo, 'admin')).not.toContain('rail.ineligible');
  });

  it('is told what they can be, and neither asks for it nor is asked for', () => {
    const facts = factsOf(minikai, outside);
    const asked = mayAsk(minikai, { caller: max, target: max, thing: root, role: 'admin' }, facts);
    expect(asked).toMatchObject({ allowed: false, reasons: [{ code: 'rail.ineligible' }] });
    expect(asked.reasons[0]?.text).toBe(
      'Guests, bots and people of other Slack workspaces cannot be Admin, because they administer nothing here. Make this person a full member in Slack first, or choose Member.',
    );
    const inside = factsOf(minikai, snapshot);
    expect(mayAsk(minikai, { caller: max, target: max, thing: root, role: 'admin' }, inside).allowed).toBe(true);
  });

  it('is only whom we know as one: somebody not heard of yet is judged as an insider, and anew when they come', () => {
    expect(codes(snapshot, 'workspace.invite', subject('nobody-yet'), 'admin')).not.toContain('rail.ineligible');
  });
});
