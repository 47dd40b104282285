/** The core cannot be changed unnoticed: every mutant of it is refused, or lets somebody do, or not do, what this table says. */
import type { RequestId, SubjectId, TaskId } from '../../src/domain/ids.ts';
import { type CompiledModel, factsOf, may, type PolicyId, type Snapshot } from '../../src/policy/index.ts';
import { compileOne, fileOf, theCore } from '../../src/policy/load.ts';
import { type Edit, edited, saidOf } from '../../src/policy/mutation/edit.ts';
import { isSame } from '../../src/policy/mutation/equivalent.ts';
import { mutantsOfCore } from '../../src/policy/mutation/mutants.ts';
import { accountFacts, type OwnFacts, requestFacts, taskFacts } from '../../src/policy/own-acts.ts';
import { nowhere } from '../../src/policy/problems.ts';
import { prove } from '../../src/policy/prove.ts';
import type { CoreFile, ModelFile } from '../../src/policy/schema.ts';
import { textOf } from './support/models.ts';
import { at, root, subject } from './support/worlds.ts';

/** Slack, but that its Admins do not see the history, so that it makes a difference which of the two a line of the core names. */
const text = textOf('slack').replace('view_history: { by: administrator', 'view_history: { by: governor');
const file = fileOf(text).file as ModelFile;

/** Pam is Primary Owner, Otto Owner; Ann, Al and Abe are Admins, Abe from another Slack workspace; Mel and Mo Members; Mia, Mara and Sam guests; Ivy has not joined. */
const cast = {
  pam: 'primary_owner',
  otto: 'owner',
  ann: 'admin',
  al: 'admin',
  abe: 'admin',
  mel: 'member',
  mo: 'member',
  mia: 'multi_channel_guest',
  mara: 'multi_channel_guest',
  sam: 'single_channel_guest',
  ivy: 'admin',
  eve: null,
} as const;
const names = Object.keys(cast);
const id = (name: string): RequestId => name as string as RequestId;
const asked = { thing: root, type: 'workspace', stage: 0 } as const;
const by = (who: string, target = who): { requester: SubjectId; target: SubjectId } => ({
  requester: subject(who),
  target: subject(target),
});

/**
 * Mel wants to be Admin, which takes two stages: Otto has approved the first, and so have Mo and Mia, who were Admins then. Other requests
 * are for somebody else, proposed by whoever may or may not decide, to the help desk, or in a stage that the model no longer has.
 */
function ownThings(model: CompiledModel): readonly OwnFacts[] {
  const [ann, mel, mia] = [subject('ann'), subject('mel'), subject('mia')];
  const approvers = [subject('otto'), subject('mo'), mia];
  return [
    requestFacts(model, { ...asked, id: id('first stage'), role: 'admin', ...by('mel') }),
    requestFacts(model, { ...asked, id: id('second stage'), role: 'admin', ...by('mel'), stage: 1, approvers }),
    requestFacts(model, { ...asked, id: id('for another'), role: 'admin', ...by('ann', 'mo') }),
    requestFacts(model, { ...asked, id: id('for a guest'), role: 'member', ...by('mel', 'mia') }),
    requestFacts(model, { ...asked, id: id('proposed'), role: 'member', ...by('mo'), proposer: mel }),
    requestFacts(model, { ...asked, id: id('proposed by Ann'), role: 'member', ...by('mo'), proposer: ann }),
    requestFacts(model, { ...asked, id: id('help'), role: null, ...by('al', 'mel') }),
    requestFacts(model, { ...asked, id: id('orphan'), role: 'admin', ...by('otto'), stage: 9 }),
    accountFacts(model, mel, root),
    accountFacts(model, mia, root),
    taskFacts(model, 'task' as string as TaskId, root),
  ];
}

function worldOf(model: CompiledModel): Snapshot {
  const own = ownThings(model);
  return {
    now: at('2026-01-05T09:00:00.000Z'),
    root,
    subjects: names.map((name) => ({
      id: subject(name),
      active: name !== 'ivy',
      insider: name !== 'abe',
      directory: null,
    })),
    things: own.map((one) => one.thing),
    held: Object.entries(cast).flatMap(([name, role]) =>
      role ? [{ subject: subject(name), thing: root, role, endsAt: null }] : [],
    ),
    recorded: own.flatMap((one) => one.recorded),
    keepers: [],
  };
}

const things: readonly PolicyId[] = [root, ...ownThings(compiled(theCore())).map(({ thing }) => thing.id)];
const actions = Object.entries(theCore().permissions).flatMap(([type, all]) =>
  Object.keys(all).map((name) => ({ type, name })),
);

const rows = things.flatMap((thing) => {
  const type = ownThings(compiled(theCore())).find((own) => own.thing.id === thing)?.thing.type ?? 'workspace';
  return actions.filter((action) => action.type === type).map(({ name }) => ({ thing, type, name }));
});

/** Who may what, as text: a line for each thing and action, worked out as it is asked for. */
function* table(model: CompiledModel): Generator<string> {
  const facts = factsOf(model, worldOf(model));
  for (const { thing, type, name } of rows) {
    const mays = (who: string) => may(model, { caller: subject(who), action: `${type}.${name}`, thing }, facts);
    yield `${thing}, ${name}: ${names.filter(mays).join(' ') || 'nobody'}`;
  }
}

function isAsExpected(model: CompiledModel): boolean {
  let at = 0;
  for (const row of table(model)) if (row !== expected[at++]) return false;
  return true;
}

function compiled(core: CoreFile): CompiledModel {
  const model = compileOne(file, core, nowhere());
  if (!model) throw new Error('the core does not compile');
  return model;
}

const expected = [
  'root, ask_help: pam otto ann al abe mel mo mia mara sam',
  'root, view_administrators: pam otto ann al abe mel mo mia mara sam',
  'first stage, view: pam otto ann al abe mel',
  'first stage, approve: pam otto ann al',
  'first stage, deny: pam otto ann al',
  'first stage, answer: pam otto ann al',
  'first stage, cancel: mel',
  'first stage, extend: mel',
  'second stage, view: pam otto ann al abe mel mo mia',
  'second stage, approve: pam',
  'second stage, deny: pam',
  'second stage, answer: pam otto',
  'second stage, cancel: mel',
  'second stage, extend: mel',
  'for another, view: pam otto ann al abe mo',
  'for another, approve: pam otto al',
  'for another, deny: pam otto al',
  'for another, answer: pam otto al',
  'for another, cancel: ann mo',
  'for another, extend: ann mo',
  'for a guest, view: pam otto ann al abe mel mia',
  'for a guest, approve: pam otto ann al',
  'for a guest, deny: pam otto ann al',
  'for a guest, answer: pam otto ann al',
  'for a guest, cancel: mel mia',
  'for a guest, extend: mel mia',
  'proposed, view: pam otto ann al abe mel mo',
  'proposed, approve: pam otto ann al',
  'proposed, deny: pam otto ann al',
  'proposed, answer: pam otto ann al',
  'proposed, cancel: mel mo',
  'proposed, extend: mel mo',
  'proposed by Ann, view: pam otto ann al abe mo',
  'proposed by Ann, approve: pam otto ann al',
  'proposed by Ann, deny: pam otto ann al',
  'proposed by Ann, answer: pam otto ann al',
  'proposed by Ann, cancel: ann mo',
  'proposed by Ann, extend: ann mo',
  'help, view: pam otto ann al abe mel',
  'help, approve: nobody',
  'help, deny: pam otto ann',
  'help, answer: pam otto ann',
  'help, cancel: al mel',
  'help, extend: al mel',
  'orphan, view: pam otto ann al abe',
  'orphan, approve: pam ann al',
  'orphan, deny: pam ann al',
  'orphan, answer: pam ann al',
  'orphan, cancel: otto',
  'orphan, extend: otto',
  'mel, view: pam otto ann al abe mel',
  'mel, view_history: pam otto mel',
  'mel, end_own: mel',
  'mia, view: pam otto ann al abe mia',
  'mia, view_history: pam otto mia',
  'mia, end_own: mia',
  'task, view: pam otto ann al abe',
  'task, complete: pam otto ann al',
  'task, drop: pam otto ann al',
];

it('who may what in Roledesk itself', () => {
  expect([...table(compiled(theCore()))]).toEqual(expected);
});

const core = [compiled(theCore())];

type Fate = 'refused' | 'proved wrong' | 'seen in the table' | 'the same' | 'survived';

function fateOf(edit: Edit): Fate {
  const model = compileOne(file, edited(theCore(), edit), nowhere());
  if (!model) return 'refused';
  if (!isAsExpected(model)) return 'seen in the table';
  if (prove(model).length > 0) return 'proved wrong';
  return isSame(core, [model]) ? 'the same' : 'survived';
}

describe('mutants of the core', () => {
  const mutants = mutantsOfCore(theCore(), file).map((edit) => ({ edit, fate: fateOf(edit) }));
  const count = (fate: Fate): number => mutants.filter((one) => one.fate === fate).length;

  it('are noticed, every one that is not the same in other words', () => {
    const survivors = mutants.filter(({ fate }) => fate === 'survived');
    expect(survivors.map(({ edit }) => `${edit.operator}: ${saidOf(theCore(), edit)}`)).toEqual([]);
  });

  it('are many, and the table sees most of them', () => {
    expect(mutants.length).toBeGreaterThan(300);
    expect(count('seen in the table')).toBeGreaterThan(200);
    expect(mutants.filter(({ edit }) => edit.operator === 'line dropped')).toHaveLength(
      Object.values(theCore().standing).flatMap((standings) => Object.values(standings).flat()).length,
    );
    expect(mutants.map(({ fate, edit }) => `${fate} ${edit.operator}`)).toContain(
      'seen in the table permission dropped',
    );
  });
});
