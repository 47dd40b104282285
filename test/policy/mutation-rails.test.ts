/** Guard rails cannot be removed unnoticed: each taken out in turn, and exactly what it alone forbids becomes possible. */
import { guardRails, inactive } from '../../src/policy/guard-rails.ts';
import type { CompiledModel, Question, Snapshot } from '../../src/policy/index.ts';
import { ada, cleo, house, max, mia, minikai, saturday, snapshot, with_ } from './support/minikai-world.ts';
import { loaded, textOf } from './support/models.ts';
import { root, subject, thing } from './support/worlds.ts';

type Policy = typeof import('../../src/policy/index.ts');
type Rails = typeof import('../../src/policy/guard-rails.ts');
type Who = Question['caller'];

/** The policy as it would be without this rail; null takes none out. */
function policyWithout(code: string | null): Policy {
  const path = '../../src/policy/guard-rails.ts';
  let policy: Policy | undefined;
  jest.isolateModules(() => {
    jest.doMock(path, (): Rails => {
      const rails = jest.requireActual<Rails>(path);
      const never = { ...rails.inactive, forbids: () => false };
      return {
        ...rails,
        guardRails: rails.guardRails.filter((rail) => rail.code !== code),
        inactive: code === rails.inactive.code ? never : rails.inactive,
      };
    });
    policy = require('../../src/policy/index.ts') as Policy;
  });
  jest.dontMock(path);
  if (!policy) throw new Error('the policy was not loaded');
  return policy;
}

/** Something that the lines of a model allow, and one rail alone forbids. */
interface Scenario {
  readonly rail: string;
  readonly says: string;
  readonly isAllowed: (policy: Policy) => boolean;
}

const asks =
  (model: CompiledModel, world: Snapshot, question: Question): Scenario['isAllowed'] =>
  (policy) => {
    const facts = policy.factsOf(model, world);
    return policy.decide(model, question, facts).allowed || policy.may(model, question, facts);
  };

const set = (caller: Who, target: Who, role: string, until: Snapshot['now'] | null = null): Question => ({
  caller,
  action: 'workspace.set_role',
  thing: root,
  target,
  gives: { role, thing: root, until },
});
const give = (caller: Who, target: Who, until: Snapshot['now'] | null = null, role = 'view'): Question => ({
  caller,
  action: 'mini_label.give',
  thing: house,
  target,
  gives: { role, thing: house, until },
});
const remove = (caller: Who, target: Who): Question => ({ caller, action: 'workspace.remove', thing: root, target });
const invite = (caller: Who): Question => ({ caller, action: 'workspace.invite', thing: root });

const slack = loaded(textOf('slack'));
const [pam, otto, ann, mel] = ['pam', 'otto', 'ann', 'mel'].map(subject) as [Who, Who, Who, Who];
const design = thing('design');
const office: Snapshot = {
  ...snapshot,
  subjects: [pam, otto, ann, mel].map((id) => ({ id, active: true, insider: true, directory: null })),
  things: [{ id: design, type: 'channel', inside: root, flags: [], tags: [] }],
  held: Object.entries({ pam: 'primary_owner', otto: 'owner', ann: 'admin', mel: 'member' }).map(([who, role]) => ({
    subject: subject(who),
    thing: root,
    role,
    endsAt: null,
  })),
  keepers: [pam],
};
const guestOf: Question = {
  caller: ann,
  action: 'channel.give',
  thing: design,
  target: mel,
  gives: { role: 'guest', thing: design, until: null },
};

const of =
  (rail: string) =>
  (says: string, isAllowed: Scenario['isAllowed']): Scenario => ({ rail: `rail.${rail}`, says, isAllowed });
const inactiveNo = of('inactive');
const outsider = of('outsider');
const ownGrant = of('own_grant');
const longer = of('longer_than_own');
const above = of('above_own');
const outranked = of('outranked');
const ineligible = of('ineligible');
const directory = of('directory');
const keeper = of('last_keeper');

const managed = with_(mia, { directory: 'Okta' });
const mayAsk =
  (world: Snapshot, caller: Who, target: Who, role: string, where = root, model = minikai): Scenario['isAllowed'] =>
  (policy) =>
    policy.mayAsk(model, { caller, target, thing: where, role }, policy.factsOf(model, world)).allowed;

const scenarios: readonly Scenario[] = [
  inactiveNo('somebody invited, not joined', asks(minikai, with_(ada, { active: false }), invite(ada))),
  inactiveNo('and they ask for nothing', mayAsk(with_(max, { active: false }), max, max, 'view', house)),
  outsider('an Admin from another Slack workspace', asks(minikai, with_(ada, { insider: false }), invite(ada))),
  outsider('gives no label either', asks(minikai, with_(ada, { insider: false }), give(ada, max))),
  ownGrant('an Admin gives themselves a label', asks(minikai, snapshot, give(ada, ada))),
  ownGrant('and sets their own role anew', asks(minikai, snapshot, set(ada, ada, 'admin', saturday))),
  longer('Admin until Friday gives a label until Saturday', asks(minikai, snapshot, give(cleo, max, saturday))),
  longer('or for good', asks(minikai, snapshot, give(cleo, max))),
  longer('or a role', asks(minikai, snapshot, set(cleo, mia, 'member'))),
  above('an Admin makes an Owner', asks(slack, office, set(ann, mel, 'owner'))),
  outranked('an Admin lowers an Owner', asks(slack, office, set(ann, otto, 'member'))),
  outranked('an Admin removes an Owner', asks(slack, office, remove(ann, otto))),
  ineligible('a full member is made guest of a channel', asks(slack, office, guestOf)),
  ineligible('a level that the options withhold', asks(minikai, snapshot, give(ada, max, null, 'edit'))),
  ineligible('a stranger is given a label', asks(minikai, snapshot, give(ada, subject('stranger')))),
  ineligible('a full member asks to be guest', mayAsk(office, mel, mel, 'guest', design, slack)),
  directory('whom a directory manages is raised', asks(minikai, managed, set(ada, mia, 'admin'))),
  directory('or removed', asks(minikai, managed, remove(ada, mia))),
  directory('or asks to be', mayAsk(managed, mia, mia, 'admin')),
  keeper('the last Admin steps down', asks(minikai, snapshot, set(ada, ada, 'member'))),
  keeper('or is removed by one until Friday', asks(minikai, snapshot, remove(cleo, ada))),
  keeper('the Primary Owner takes another role', asks(slack, office, set(pam, pam, 'member'))),
  keeper('or removes themselves', asks(slack, office, remove(pam, pam))),
];

const broken = (policy: Policy): readonly string[] =>
  scenarios.filter(({ isAllowed }) => isAllowed(policy)).map(({ rail, says }) => `${rail}: ${says}`);

const rails = [inactive, ...guardRails].map(({ code }) => code);

it('with every rail in its place none of it is possible', () => {
  expect(broken(policyWithout(null))).toEqual([]);
});

it.each(rails)('without %s exactly what it forbids is possible', (code) => {
  const own = scenarios.filter(({ rail }) => rail === code).map(({ rail, says }) => `${rail}: ${says}`);
  expect(own).not.toEqual([]);
  expect(broken(policyWithout(code))).toEqual(own);
});
