/** The guard rails: what no role model allows. Each has a case that it alone forbids, and one beside it that is allowed. */

import type { RequestId } from '../../src/domain/ids.ts';
import { guardRails, inactive } from '../../src/policy/guard-rails.ts';
import {
  type CompiledModel,
  decide,
  factsOf,
  may,
  type Question,
  requestFacts,
  type Snapshot,
} from '../../src/policy/index.ts';
import {
  ada,
  cleo,
  friday,
  holds,
  house,
  max,
  mia,
  minikai,
  plan,
  rose,
  saturday,
  snapshot,
  thursday,
  with_,
} from './support/minikai-world.ts';
import { clinicText, clinicWith, loaded, textOf } from './support/models.ts';
import { root, subject, thing } from './support/worlds.ts';

const set = (
  caller: Question['caller'],
  target: Question['caller'],
  role: string,
  until: Snapshot['now'] | null = null,
): Question => ({
  caller,
  action: 'workspace.set_role',
  thing: root,
  target,
  gives: { role, thing: root, until },
});

const give = (
  caller: Question['caller'],
  target: Question['caller'],
  until: Snapshot['now'] | null = null,
  role = 'view',
): Question => ({
  caller,
  action: 'mini_label.give',
  thing: house,
  target,
  gives: { role, thing: house, until },
});

const codes = (question: Question, world: Snapshot = snapshot): string[] => {
  const facts = factsOf(minikai, world);
  const decision = decide(minikai, question, facts);
  expect(may(minikai, question, facts)).toBe(decision.allowed);
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

describe('guard rails', () => {
  it('inactive people may nothing (MK-14, MR-21)', () => {
    expect(codes({ caller: ada, action: 'workspace.invite', thing: root }, with_(ada, { active: false }))).toEqual([
      'rail.inactive',
    ]);
    expect(codes({ caller: ada, action: 'workspace.invite', thing: root })).toEqual([]);
  });

  it('outsiders of the Slack workspace decide and administer nothing, and still use what they may use', () => {
    const world = with_(ada, { insider: false });
    expect(codes({ caller: ada, action: 'workspace.invite', thing: root }, world)).toEqual(['rail.outsider']);
    expect(codes(give(ada, max), world)).toEqual(['rail.outsider']);
    expect(codes({ caller: ada, action: 'workspace.view_people', thing: root }, world)).toEqual([]);
    expect(codes({ caller: ada, action: 'workspace.ask_help', thing: root }, world)).toEqual([]);
  });

  it('what outsiders administer not is said action by action', () => {
    const facts = (world: Snapshot): ReturnType<typeof factsOf> => factsOf(minikai, world);
    const [inside, outside] = [facts(snapshot), facts(with_(ada, { insider: false }))];
    const denied = [root, house, rose, plan].flatMap((where) =>
      minikai.actions
        .map(({ name: action }) => ({ caller: ada, action, thing: where }))
        .filter((question) => may(minikai, question, inside) && !may(minikai, question, outside))
        .map(({ action }) => action),
    );
    expect(denied).toEqual([
      'workspace.invite',
      'workspace.set_role',
      'workspace.remove',
      'workspace.configure',
      'mini_label.give',
      'mini_label.rename',
      'mini_label.archive',
      'mini.rename',
      'mini.archive',
      'mini.tag',
    ]);
  });

  it('nobody opens, lengthens or raises what they hold themselves; stepping down is allowed', () => {
    expect(codes(set(cleo, cleo, 'admin', friday))).toContain('rail.own_grant');
    expect(codes(set(ada, ada, 'admin', saturday))).toEqual(['rail.own_grant']);
    expect(codes(give(ada, ada))).toEqual(['rail.own_grant']);
    const two = { ...snapshot, keepers: [ada, mia] };
    expect(codes(set(ada, ada, 'member'), two)).toEqual([]);
  });

  it('nobody gives for longer than they have themselves', () => {
    expect(codes(set(cleo, mia, 'member'))).toEqual(['rail.longer_than_own']);
    expect(codes(give(cleo, max, saturday))).toEqual(['rail.longer_than_own']);
    expect(codes(give(cleo, max))).toEqual(['rail.longer_than_own']);
    expect(codes(give(cleo, max, thursday))).toEqual([]);
    expect(codes(give(cleo, max, friday))).toEqual([]);
    expect(codes(give(ada, max))).toEqual([]);
  });

  it('whoever approves that something ends opens nothing by it, however short their own role is', () => {
    const id = 'request' as string as RequestId;
    const asked = { id, thing: house, type: 'mini_label', role: 'view', stage: 0, requester: max, target: mia };
    const own = requestFacts(minikai, asked);
    const world = { ...snapshot, things: [...snapshot.things, own.thing], recorded: own.recorded };
    const [question, gift] = [
      { caller: cleo, action: 'request.approve', thing: id, target: mia },
      { role: 'view', thing: house, until: null },
    ];
    expect(codes({ ...question, takes: gift }, world)).toEqual([]);
    expect(codes({ ...question, gives: gift }, world)).toEqual(['rail.longer_than_own']);
  });

  it('a role on a thing needs a workspace role, and one that is offered', () => {
    const nobody = { ...snapshot, held: snapshot.held.filter((held) => held.subject !== max) };
    expect(codes(give(ada, max), nobody)).toEqual(['rail.ineligible']);
    expect(codes(give(ada, max, null, 'edit'))).toEqual(['rail.ineligible']);
    expect(codes(give(ada, max, null, 'nonsense'))).toEqual(['rail.ineligible']);
    expect(codes(give(ada, subject('stranger')))).toEqual(['rail.ineligible']);
  });

  it('nothing is given on what nobody knows', () => {
    const gives = { role: 'view', thing: thing('nothing'), until: null };
    const question: Question = { caller: ada, action: 'mini_label.give', thing: house, target: max, gives };
    expect(decide(minikai, question, factsOf(minikai, snapshot)).reasons).toEqual([
      {
        kind: 'forbid',
        code: 'rail.ineligible',
        text: 'The role "view" is not given on this thing.',
        line: null,
      },
    ]);
  });

  it('somebody managed by a directory is changed there, and the directory is named (MK-19)', () => {
    const world = with_(mia, { directory: 'Okta' });
    const decision = decide(minikai, set(ada, mia, 'admin'), factsOf(minikai, world));
    expect(decision).toEqual({
      allowed: false,
      reasons: [
        {
          kind: 'forbid',
          code: 'rail.directory',
          text: 'Okta manages this person: change the role there.',
          line: null,
        },
      ],
    });
    expect(codes({ caller: ada, action: 'workspace.remove', thing: root, target: mia }, world)).toEqual([
      'rail.directory',
    ]);
    expect(codes(give(ada, mia), world)).toEqual([]);
    expect(codes({ ...set(max, mia, 'admin') }, world)).toEqual(['silence']);
  });

  it('the last keeper stays, whoever counts beside them for a time (MK-17)', () => {
    const byCleo = { ...set(cleo, ada, 'member', thursday), takes: { role: 'admin', thing: root, until: null } };
    expect(codes(byCleo)).toEqual(['rail.last_keeper']);
    expect(codes({ caller: cleo, action: 'workspace.remove', thing: root, target: ada })).toEqual(['rail.last_keeper']);
    expect(codes(set(ada, ada, 'member'))).toEqual(['rail.last_keeper']);
    expect(codes(set(cleo, ada, 'admin'))).toEqual(['rail.longer_than_own']);
    const two = { ...snapshot, keepers: [ada, mia] };
    expect(codes({ caller: cleo, action: 'workspace.remove', thing: root, target: ada }, two)).toEqual([]);
    expect(codes({ caller: ada, action: 'workspace.remove', thing: root, target: cleo })).toEqual([]);
    const coverEnds = {
      caller: ada,
      action: 'workspace.set_role',
      thing: root,
      target: ada,
      takes: { role: 'admin', thing: root, until: friday },
    };
    expect(codes(coverEnds)).toEqual([]);
  });

  it('what the last keeper holds for a time is not taken for good, and what is given for a time keeps nothing', () => {
    const takes = { role: 'admin', thing: root, until: null };
    expect(codes(set(cleo, ada, 'member', thursday))).toEqual([]);
    expect(codes({ ...set(cleo, ada, 'admin', thursday), takes })).toEqual(['rail.last_keeper']);
  });

  it('in general, without a target, an Admin may remove people and set roles, and nothing is asked about themselves', () => {
    const managed = with_(ada, { directory: 'Okta' });
    for (const action of ['workspace.remove', 'workspace.set_role'])
      expect(codes({ caller: ada, action, thing: root }, managed)).toEqual([]);
  });

  it('about somebody, before it is said which role, the rails about that person stand already', () => {
    const managed = with_(mia, { directory: 'Okta' });
    expect(codes({ caller: ada, action: 'workspace.set_role', thing: root, target: mia }, managed)).toEqual([
      'rail.directory',
    ]);
    expect(codes({ caller: ada, action: 'workspace.set_role', thing: root, target: max }, managed)).toEqual([]);
  });

  it('every rail has a code of its own and says something', () => {
    const all = [inactive, ...guardRails];
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    const facts = factsOf(minikai, with_(mia, { directory: 'Okta' }));
    for (const rail of all) expect(rail.says(give(ada, mia), facts)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('rank', () => {
  const model = loaded(
    clinicText
      .replace('set_role: administrator', 'set_role: [administrator, nurse]')
      .replace('remove: administrator', 'remove: [administrator, nurse]'),
  );
  const [chief, nurse, carer] = ['chief', 'nurse', 'carer'].map(subject) as [typeof ada, typeof ada, typeof ada];
  const ward = thing('ward');
  const world: Snapshot = {
    ...snapshot,
    subjects: [chief, nurse, carer].map((id) => ({ id, active: true, insider: true, directory: null })),
    things: [{ id: ward, type: 'ward', inside: root, flags: [], tags: [] }],
    held: [holds(chief, 'chief'), holds(chief, 'north'), holds(nurse, 'nurse'), holds(carer, 'carer')],
    keepers: [chief, subject('other')],
  };
  const facts = factsOf(model, world);
  const denied = (question: Question): string[] =>
    decide(model, question, facts)
      .reasons.filter(({ kind }) => kind === 'forbid')
      .map(({ code }) => code);

  it('nobody gives a role above their own', () => {
    expect(denied(set(nurse, carer, 'chief'))).toEqual(['rail.above_own']);
    expect(denied(set(nurse, carer, 'nurse'))).toEqual([]);
    expect(denied(set(nurse, carer, 'nonsense'))).toEqual(['rail.above_own']);
  });

  it('nobody gives for longer than they have themselves, whatever flags the thing carries', () => {
    const dark = loaded(clinicWith('flags: { closed:', 'flags: { dark: dark, cold: cold, wet: wet, closed:'));
    const flags = ['dark', 'cold', 'wet', 'closed'];
    const held = [holds(chief, 'chief', root, friday), holds(carer, 'carer')];
    const things = [{ id: ward, type: 'ward', inside: root, flags, tags: [] }];
    const gives = { role: 'helper', thing: ward, until: null };
    const question = { caller: chief, action: 'ward.give', thing: ward, target: carer, gives };
    const { reasons } = decide(dark, question, factsOf(dark, { ...world, things, held }));
    expect(reasons.map(({ code }) => code)).toEqual(['rail.longer_than_own']);
  });

  it('whoever stands high for a time does not keep a part of it by stepping down', () => {
    const slack = loaded(textOf('slack'));
    const held = [holds(chief, 'admin'), holds(chief, 'primary_owner', root, friday)];
    const forATime = factsOf(slack, { ...world, things: [], held });
    const reasons = (role: string, until: typeof friday | null): string[] =>
      decide(slack, set(chief, chief, role, until), forATime).reasons.map(({ code }) => code);
    expect(reasons('owner', null)).toEqual(['rail.own_grant']);
    expect(reasons('owner', friday)).toEqual([expect.stringMatching(/^workspace/)]);
    expect(reasons('member', null)).toEqual([expect.stringMatching(/^workspace/)]);
  });

  it('where people hold several roles, one more takes nothing from the last keeper', () => {
    const held = [holds(chief, 'chief'), holds(nurse, 'chief')];
    const last = factsOf(model, { ...world, held, keepers: [chief] });
    expect(decide(model, set(nurse, chief, 'carer'), last).allowed).toBe(true);
  });

  it('only the keeper role, on the workspace and for good, is what the last keeper keeps', () => {
    const text = clinicWith(
      '      helper: { title: Helper',
      '      chief: { title: Chief of it }\n      helper: { title: Helper',
    );
    const named = loaded(text);
    const held = [holds(chief, 'chief'), holds(chief, 'north'), holds(chief, 'chief', ward), holds(nurse, 'chief')];
    const last = factsOf(named, { ...world, held, keepers: [chief] });
    const taking = (role: string, where = root, until: Snapshot['now'] | null = null): string[] => {
      const action = where === root ? 'workspace.set_role' : 'ward.give';
      const question = { caller: nurse, action, thing: where, target: chief, takes: { role, thing: where, until } };
      const { allowed, reasons } = decide(named, question, last);
      return allowed ? [] : reasons.map(({ code }) => code);
    };
    expect(taking('chief')).toEqual(['rail.last_keeper']);
    expect([taking('chief', root, friday), taking('north'), taking('chief', ward)]).toEqual([[], [], []]);
  });

  it('where people hold several roles, a weaker one is still one more', () => {
    expect(denied(set(chief, chief, 'carer'))).toEqual(['rail.own_grant']);
    expect(denied(set(chief, nurse, 'carer'))).toEqual([]);
  });

  it('nobody changes somebody who outranks them', () => {
    expect(denied(set(nurse, chief, 'carer'))).toEqual(['rail.outranked']);
    expect(denied({ caller: nurse, action: 'workspace.remove', thing: root, target: chief })).toEqual([
      'rail.outranked',
    ]);
    expect(denied({ caller: nurse, action: 'workspace.remove', thing: root, target: carer })).toEqual([]);
    expect(denied({ caller: nurse, action: 'workspace.set_role', thing: root, target: chief })).toEqual([
      'rail.outranked',
    ]);
    expect(denied(set(chief, nurse, 'carer'))).toEqual([]);
    const known = [nurse, chief].map((id) => ({ id, active: true, insider: true, directory: null }));
    const stranger = set(nurse, subject('stranger'), 'carer');
    expect(decide(model, stranger, factsOf(model, { ...world, subjects: known })).allowed).toBe(true);
  });

  it('must_be is asked of whoever is to hold the role, and says whom it is for', () => {
    const gives = (target: typeof ada, role: string): Question => ({
      caller: chief,
      action: 'ward.give',
      thing: ward,
      target,
      gives: { role, thing: ward, until: null },
    });
    expect(denied(gives(carer, 'head'))).toEqual(['rail.ineligible']);
    expect(decide(model, gives(carer, 'head'), facts).reasons[0]?.text).toBe(
      'This person cannot be Head. What is missing: be Chief or Nurse.',
    );
    expect(decide(model, gives(subject('stranger'), 'head'), facts).reasons[0]?.text).toBe(
      'This person cannot be Head. What is missing: be Chief or Nurse.',
    );
    expect(decide(model, gives(subject('stranger'), 'helper'), facts).reasons[0]?.text).toBe(
      'This person cannot be Helper. What is missing: have a role here.',
    );
    expect(denied(gives(nurse, 'head'))).toEqual([]);
    expect(denied(gives(carer, 'helper'))).toEqual([]);
  });

  it('a leftover role of somebody who no longer may hold it counts for nothing (MR-16)', () => {
    const left = { ...world, held: [...world.held, holds(carer, 'head', ward), holds(nurse, 'head', ward)] };
    expect(may(model, { caller: carer, action: 'ward.rename', thing: ward }, factsOf(model, left))).toBe(false);
    const rename = decide(model, { caller: nurse, action: 'ward.rename', thing: ward }, factsOf(model, left));
    expect(rename).toMatchObject({ allowed: true, reasons: [{ text: 'heads run their ward' }] });
  });

  it('who must be what nobody in the role is, is it by the other ways to be it alone', () => {
    const strict = clinicWith('helper: { title', 'helper: { must_be: free, title').replace(
      '    visitor:\n',
      '    free:\n      - { as: north, because: "x" }\n      - { as: carer, isnt: helper, because: "x" }\n    visitor:\n',
    );
    const free = loaded(strict);
    const held = [...world.held, holds(carer, 'helper', ward), holds(nurse, 'helper', ward), holds(nurse, 'north')];
    const facts = factsOf(free, { ...world, held });
    const sees = (caller: typeof ada) => may(free, { caller, action: 'ward.view', thing: ward }, facts);
    expect([sees(carer), sees(nurse)]).toEqual([false, true]);
  });

  it('so does a tag that somebody may no longer hold', () => {
    const strict = loaded(clinicText.replace(/(full|basic): \{/g, '$1: { must_be: medic,'));
    const badge = { id: thing('badge'), type: 'badge', inside: root, flags: [], tags: [] };
    const open = { id: ward, type: 'ward', inside: root, flags: [], tags: [badge.id] };
    const held = [holds(carer, 'carer'), holds(carer, 'full', badge.id)];
    const sees = (of: CompiledModel, more: Snapshot['held'] = []): boolean =>
      may(
        of,
        { caller: carer, action: 'ward.view', thing: ward },
        factsOf(of, { ...world, things: [badge, open], held: [...held, ...more] }),
      );
    expect([sees(model), sees(strict), sees(strict, [holds(carer, 'nurse')])]).toEqual([true, false, true]);
  });
});
