/** Roledesk's own acts as ordinary questions: asking, deciding with four eyes, stages, accounts and tasks. */
import type { RequestId, TaskId } from '../../src/domain/ids.ts';
import {
  accountFacts,
  type CompiledModel,
  type decide,
  factsOf,
  may,
  mayAsk,
  prove,
  type RequestRef,
  requestFacts,
  taskFacts,
} from '../../src/policy/index.ts';
import { ada, cleo, holds, house, max, mia, minikai, snapshot, with_ } from './support/minikai-world.ts';
import { clinicText, clinicWith, loaded } from './support/models.ts';
import { root, subject, thing } from './support/worlds.ts';

const id = 'request' as string as RequestId;

/** Those of these people who may do this to the request. */
function who(
  model: CompiledModel,
  action: string,
  ref: Partial<RequestRef>,
  people = [ada, cleo, mia, max],
  world = snapshot,
): string[] {
  const own = requestFacts(model, {
    id,
    thing: root,
    type: 'workspace',
    role: 'admin',
    stage: 0,
    requester: max,
    target: max,
    ...ref,
  });
  const facts = factsOf(model, {
    ...world,
    things: [...world.things, own.thing],
    recorded: [...world.recorded, ...own.recorded],
  });
  return people.filter((caller) => may(model, { caller, action: `request.${action}`, thing: id }, facts));
}

describe('deciding', () => {
  it('an Admin who neither asked nor is concerned decides (MK-16)', () => {
    expect(who(minikai, 'approve', {})).toEqual([ada, cleo]);
    expect(who(minikai, 'approve', { requester: ada })).toEqual([cleo]);
    expect(who(minikai, 'deny', { requester: mia, target: cleo })).toEqual([ada]);
    expect(who(minikai, 'approve', { requester: ada, target: cleo })).toEqual([]);
  });

  it('nobody from outside the Slack workspace decides, nor does the tasks; they see what they may see', () => {
    const outside = with_(ada, { insider: false });
    for (const action of ['approve', 'deny', 'answer'])
      expect(who(minikai, action, {}, [ada, cleo], outside)).toEqual([cleo]);
    for (const action of ['view', 'cancel', 'extend'])
      expect(who(minikai, action, { requester: ada }, [ada], outside)).toEqual([ada]);
    const task = taskFacts(minikai, 'task' as string as TaskId, root);
    const facts = factsOf(minikai, { ...outside, things: [...outside.things, task.thing] });
    const does = (action: string, caller = ada): boolean =>
      may(minikai, { caller, action: `task.${action}`, thing: task.thing.id }, facts);
    expect([does('view'), does('complete'), does('drop'), does('complete', cleo)]).toEqual([true, false, false, true]);
  });

  it('only who asked or is concerned cancels; they and the Admins see it', () => {
    expect(who(minikai, 'cancel', { requester: mia })).toEqual([mia, max]);
    expect(who(minikai, 'view', { requester: mia })).toEqual([ada, cleo, mia, max]);
    expect(who(minikai, 'view', {})).toEqual([ada, cleo, max]);
    expect(who(minikai, 'extend', {})).toEqual([max]);
  });

  it('a call to the help desk is answered or denied, never approved (MK-15)', () => {
    expect(who(minikai, 'answer', { role: null })).toEqual([ada, cleo]);
    expect(who(minikai, 'deny', { role: null, requester: ada })).toEqual([cleo]);
    expect(who(minikai, 'approve', { role: null })).toEqual([]);
  });

  it('a request about a label is decided on the label, and one whose rule is gone falls to the administrators', () => {
    expect(who(minikai, 'approve', { thing: house, type: 'mini_label', role: 'view' })).toEqual([ada, cleo]);
    expect(who(minikai, 'approve', { role: 'member' })).toEqual([ada, cleo]);
    for (const stage of [1, 7]) expect(who(minikai, 'approve', { stage, requester: ada })).toEqual([cleo]);
  });

  it('a proposal may be decided by whoever proposed it, never by the one it is about; either may stop it', () => {
    const proposed = { requester: mia, target: mia, proposer: ada };
    expect(who(minikai, 'approve', proposed)).toEqual([ada, cleo]);
    expect(who(minikai, 'cancel', proposed)).toEqual([ada, mia]);
  });

  it('whoever has approved it approves it no more, in no stage; they still see it and may say something', () => {
    expect(who(minikai, 'approve', { approvers: [ada] })).toEqual([cleo]);
    expect(who(minikai, 'deny', { approvers: [ada] })).toEqual([cleo]);
    expect(who(minikai, 'answer', { approvers: [ada] })).toEqual([ada, cleo]);
    expect(who(minikai, 'view', { approvers: [mia] })).toEqual([ada, cleo, mia, max]);
  });

  it('four eyes is proved in every model, and the proof fails without the line', () => {
    expect(prove(minikai)).toEqual([]);
    const invariant = minikai.invariants.find(({ core, actions }) => core && actions.includes('request.approve'));
    expect(invariant?.being.length).toBe(2);
    const permissions = new Map(
      [...minikai.inner.permissions].map(([name, one]) => [
        name,
        {
          ...one,
          clauses: one.clauses.map((clause) => ({
            ...clause,
            literals: clause.literals.filter(({ wanted }) => wanted),
          })),
        },
      ]),
    );
    const broken = prove({ ...minikai, inner: { ...minikai.inner, permissions } });
    expect(broken.map(({ says }) => says)).toEqual(['four eyes', 'nobody approves twice, in no stage']);
    expect(broken[0]?.counterExample).toMatch(
      /^somebody who is Admin and is who asked on the request, while .*, may request.approve/,
    );
  });
});

describe('stages', () => {
  const clinic = loaded(clinicText);
  const [chief, other, nurse, carer] = ['chief', 'other', 'nurse', 'carer'].map(subject) as [
    typeof ada,
    typeof ada,
    typeof ada,
    typeof ada,
  ];
  const everybody = [chief, other, nurse, carer];
  const ward = thing('ward');
  const world = {
    ...snapshot,
    subjects: everybody.map((one) => ({ id: one, active: true, insider: true, directory: null })),
    things: [{ id: ward, type: 'ward', inside: root, flags: [], tags: [] }],
    held: [
      holds(chief, 'chief'),
      holds(other, 'chief'),
      holds(nurse, 'nurse'),
      holds(nurse, 'north'),
      holds(nurse, 'head', ward),
      holds(carer, 'carer'),
      holds(carer, 'north'),
    ],
    keepers: [],
  };
  const decides = (ref: Partial<RequestRef>): string[] =>
    who(clinic, 'approve', { role: 'chief', requester: carer, target: carer, ...ref }, everybody, world);

  it('are decided each by its own standing', () => {
    expect(decides({ stage: 0 })).toEqual([chief, other, nurse]);
    expect(decides({ stage: 1 })).toEqual([chief, other]);
    expect(decides({ stage: 1, requester: other })).toEqual([chief]);
  });

  it('a vote gives nothing before the last stage, so only then must the voter stand high enough', () => {
    const gives = { role: 'chief', thing: root, until: null };
    const votes = (stage: number): string[] => {
      const ref = { id, thing: root, type: 'workspace', role: 'chief', stage, requester: carer, target: carer };
      const own = requestFacts(clinic, ref);
      const facts = factsOf(clinic, { ...world, things: [...world.things, own.thing], recorded: own.recorded });
      const question = { action: 'request.approve', thing: id, target: carer, gives };
      return everybody.filter((caller) => may(clinic, { caller, ...question }, facts));
    };
    expect(votes(0)).toEqual([chief, other, nurse]);
    expect(votes(1)).toEqual([chief, other]);
  });

  it('may be decided by standing on the thing asked about', () => {
    expect(decides({ thing: ward, type: 'ward', role: 'helper' })).toEqual([chief, other, nurse]);
    expect(decides({ thing: ward, type: 'ward', role: 'head' })).toEqual([chief, other]);
  });

  const asks = (caller: typeof ada, target: typeof ada, role: string | null): string[] => {
    const decision = mayAsk(
      clinic,
      { caller, target, thing: role === 'chief' || role === null ? root : ward, role },
      factsOf(clinic, world),
    );
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
  };

  it('may be asked for by those the model names, for others only where it says so, and by those who could hold it', () => {
    expect(asks(carer, carer, 'chief')).toEqual([]);
    expect(asks(carer, carer, 'helper')).toEqual([]);
    expect(asks(chief, chief, 'helper')).toEqual(['silence']);
    expect(asks(nurse, carer, 'helper')).toEqual([]);
    expect(asks(carer, nurse, 'helper')).toEqual(['silence']);
    expect(asks(carer, carer, 'head')).toEqual(['rail.ineligible']);
    expect(asks(nurse, nurse, 'head')).toEqual([]);
    expect(asks(nurse, nurse, 'nonsense')).toEqual(['silence']);
    expect(asks(carer, carer, null)).toEqual([]);
  });

  it('whoever may ask for what names nobody is anyone, and that can be said', () => {
    const said = loaded(clinicWith('      prompt: "Why?"\n', '      asked_by: anyone\n      prompt: "Why?"\n'));
    const answers = (model: CompiledModel) =>
      [...everybody, subject('gone')].map((caller) =>
        mayAsk(model, { caller, target: caller, thing: root, role: 'chief' }, factsOf(model, world)),
      );
    expect(answers(said)).toEqual(answers(clinic));
    expect(answers(said).map(({ allowed }) => allowed)).toEqual([true, true, true, true, false]);
  });

  it('says which of these it was', () => {
    const facts = factsOf(clinic, world);
    const says = (caller: typeof ada, target: typeof ada, role: string, place = ward): string[] =>
      mayAsk(clinic, { caller, target, thing: place, role }, facts).reasons.map(({ text }) => text);
    expect(says(chief, chief, 'helper')).toEqual(['This role is not one you may ask for.']);
    expect(says(carer, nurse, 'helper')).toEqual(['You may not ask for this on behalf of somebody else.']);
    for (const other of ['nonsense', 'chief'])
      expect(says(nurse, nurse, other)).toEqual([
        'This role is not asked for by name. Ask the help desk without naming one.',
      ]);
    expect(says(carer, carer, 'head')).toEqual(['This person cannot be Head. What is missing: be Chief or Nurse.']);
  });

  it('nobody asks about what is not there, nor does anybody who is not there', () => {
    expect(
      [
        { caller: carer, target: carer, thing: thing('gone'), role: 'helper' },
        { caller: subject('gone'), target: subject('gone'), thing: ward, role: 'helper' },
      ].map((ask) => mayAsk(clinic, ask, factsOf(clinic, world)).reasons.map(({ code }) => code)),
    ).toEqual([['silence'], ['silence']]);
  });
});

describe('asking in Minikai', () => {
  const asks = (caller: typeof ada, role: string | null, world = snapshot, where = root): string[] => {
    const decision = mayAsk(minikai, { caller, target: caller, thing: where, role }, factsOf(minikai, world));
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
  };

  it('everybody with a role asks the help desk and for what the model offers; nobody else does (MK-1, MK-15)', () => {
    expect([asks(max, null), asks(max, 'admin'), asks(max, 'view', snapshot, house)]).toEqual([[], [], []]);
    const gone = { ...snapshot, held: snapshot.held.filter(({ subject: of }) => of !== max) };
    expect([asks(max, null, gone), asks(max, 'admin', gone)]).toEqual([['silence'], ['silence']]);
    expect(asks(max, null, with_(max, { active: false }))).toEqual(['rail.inactive']);
    expect(asks(max, 'admin', with_(max, { active: false }))).toEqual(['rail.inactive']);
  });

  it('says at once that a directory manages somebody (MK-19), but lets them ask for a label', () => {
    const managed = with_(max, { directory: 'Okta' });
    expect(asks(max, 'admin', managed)).toEqual(['rail.directory']);
    expect(asks(max, 'view', managed, house)).toEqual([]);
  });
});

describe('accounts and tasks', () => {
  const own = accountFacts(minikai, mia, root);
  const task = taskFacts(minikai, 'task' as string as TaskId, root);
  const facts = factsOf(minikai, {
    ...snapshot,
    things: [...snapshot.things, own.thing, task.thing],
    recorded: own.recorded,
  });
  const allowed = (action: string, place: Parameters<typeof decide>[1]['thing']): string[] =>
    [ada, mia, max].filter((caller) => may(minikai, { caller, action, thing: place }, facts));

  it('an account is seen by its owner and by those who view people (MK-20)', () => {
    expect(allowed('account.view', mia)).toEqual([ada, mia]);
    expect(allowed('account.view_history', mia)).toEqual([ada, mia]);
    expect(allowed('account.end_own', mia)).toEqual([mia]);
  });

  it('a task is done by an administrator', () => {
    expect(allowed('task.complete', 'task' as string as TaskId)).toEqual([ada]);
  });
});
