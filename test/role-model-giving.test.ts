/** Who may give what to whom in the models of the house: the lines, what the role demands of its holder, and the guard rails. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFacts, personId, thingId } from '../src/policy/example-facts.ts';
import { factsOf, giveAction, loadModel, may } from '../src/policy/index.ts';

/** Questions to the example of a model, answered with everybody of its cast who may. */
function castOf(file: string) {
  const result = loadModel(readFileSync(join(__dirname, '..', file), 'utf8'));
  if (!result.ok || !result.model.examples.example) throw new Error(`${file} does not load`);
  const { model } = result;
  const { example } = result.model.examples;
  const snapshot = exampleFacts(model, example);
  const facts = factsOf(model, snapshot);
  const cast = Object.keys(example.people);

  return {
    /** Everybody who may give them this role there, open-ended: on the workspace it takes the place of the one they have. */
    givers(role: string, on: string, to: string): string[] {
      const [thing, target] = [thingId(on), personId(to)];
      const present = snapshot.held.find((held) => held.subject === target && held.thing === thing);
      const root = on === 'workspace';
      const action = root ? 'workspace.set_role' : giveAction(model, example.things[on]?.is ?? '', role);
      return cast.filter((who) =>
        may(
          model,
          {
            caller: personId(who),
            action,
            thing,
            target,
            gives: { role, thing, until: null },
            ...(root && present ? { takes: { role: present.role, thing, until: null } } : {}),
          },
          facts,
        ),
      );
    },
    /** Everybody who may remove them from the workspace. */
    removers: (target: string): string[] =>
      cast.filter((who) =>
        may(
          model,
          { caller: personId(who), action: 'workspace.remove', thing: snapshot.root, target: personId(target) },
          facts,
        ),
      ),
  };
}

describe('Miruni', () => {
  const { givers, removers } = castOf('roles/miruni.yaml');

  it.each([
    ['a Member becomes Team Admin', 'admin', 'web', 'mel', ['ada', 'abe', 'tina'], 'MR-12, MR-18'],
    ['a Member of the workspace joins the team', 'member', 'web', 'noa', ['ada', 'abe', 'tina'], 'MR-12, MR-18'],
    ['not in a team that one does not run', 'member', 'ops', 'noa', ['ada', 'abe'], 'MR-12'],
    ['not a Collaborator', 'admin', 'web', 'cory', [], 'MR-12, MR-16'],
    ['not a Guest', 'member', 'web', 'gus', [], 'MR-13, MR-15, MR-16'],
    ['anybody may be assigned to a project', 'assigned', 'vault', 'cal', ['ada', 'abe', 'tina', 'oz'], 'MR-6, MR-17'],
    ['not by an owner who is staff no more', 'assigned', 'site', 'cal', ['ada', 'abe', 'tina'], 'MR-16, MR-17'],
  ])('on a team or project: %s', (_, role, on, to, by) => expect(givers(role, on, to)).toEqual(by));

  it.each([
    ['who sees the project', 'assigned', 'leak', 'tom', ['ada', 'abe', 'tina', 'oz', 'cory'], 'MR-19'],
    ['a Guest, whom it lets see it', 'assigned', 'leak', 'fay', ['ada', 'abe', 'tina', 'tom', 'oz', 'cory'], 'MR-19'],
    ['nobody who cannot see the project', 'assigned', 'leak', 'mel', [], 'MR-19'],
    ['shared with a Guest', 'shared', 'leak', 'fay', ['ada', 'abe', 'tina', 'tom', 'oz', 'cory'], 'MR-10'],
    ['shared with nobody else', 'shared', 'leak', 'cal', [], 'MR-19'],
    ['a follower is added by whoever runs the project', 'follower', 'leak', 'noa', ['ada', 'abe', 'tina'], 'MR-20'],
  ])('on an edit request: %s', (_, role, on, to, by) => expect(givers(role, on, to)).toEqual(by));

  it('has its types changed, and its people removed, by Workspace Admins alone (MR-11, MR-12, MR-18, MR-21)', () => {
    expect(givers('collaborator', 'workspace', 'gus')).toEqual(['ada', 'abe']);
    expect(givers('admin', 'workspace', 'mel')).toEqual(['ada', 'abe']);
    expect(givers('admin', 'workspace', 'rex')).toEqual(['ada', 'abe']);
    expect(removers('gus')).toEqual(['ada', 'abe']);
  });
});

describe('Slack', () => {
  const { givers, removers } = castOf('roles/slack.yaml');

  it.each([
    ['nobody gives a role above their own', 'owner', 'ann', ['pam', 'otto'], 'SL-4'],
    ['primary ownership is handed on by whoever has it', 'primary_owner', 'otto', ['pam'], 'SL-5'],
    ['an Owner is changed by Owners', 'member', 'otto', ['pam', 'otto'], 'SL-4'],
    ['the only Primary Owner stays', 'owner', 'pam', [], 'SL-5'],
    ['guests are changed by Admins too', 'member', 'mia', ['pam', 'otto', 'ann', 'al'], 'SL-4'],
  ])('%s', (_, role, to, by) => expect(givers(role, 'workspace', to)).toEqual(by));

  it('lets nobody but the Primary Owner touch the Primary Owner, and no Admin an Owner (SL-4, SL-5)', () => {
    expect(removers('pam')).toEqual([]);
    expect(removers('otto')).toEqual(['pam', 'otto']);
    expect(removers('ann')).toEqual(['pam', 'otto', 'ann', 'al']);
  });

  it('adds guests, and guests only, to channels (SL-2, SL-6)', () => {
    expect(givers('guest', 'print', 'sam')).toEqual(['pam', 'otto', 'ann', 'al']);
    expect(givers('guest', 'print', 'mel')).toEqual([]);
  });
});

describe('Minikai', () => {
  const { givers, removers } = castOf('roles/minikai.yaml');

  it('is run by Admins alone, who give labels and roles, and never their own (MK-2, MK-21)', () => {
    expect(givers('view', 'house', 'max')).toEqual(['ada', 'abe']);
    expect(givers('view', 'house', 'ada')).toEqual(['abe']);
    expect(givers('admin', 'workspace', 'max')).toEqual(['ada', 'abe']);
    expect(givers('view', 'house', 'eve')).toEqual([]);
    expect(removers('max')).toEqual(['ada', 'abe']);
  });
});

it('gives regions, subjects and sealed cases to those who work, whatever else they are (seven roles)', () => {
  const { givers } = castOf('test/fixtures/models/seven.yaml');
  expect(givers('holder', 'falls', 'ron')).toEqual(['stella', 'stan', 'sara']);
  for (const on of ['north', 'falls']) expect(givers('holder', on, 'audra')).toEqual([]);
  expect(givers('named', 'shut', 'sara')).toEqual(['stella', 'stan']);
  expect(givers('named', 'shut', 'cuno')).toEqual([]);
});
