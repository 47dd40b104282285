/** Models that the policy's tests run on: those of the repository, and one where people hold several roles on two axes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledModel, loadModel, type Problem } from '../../../src/policy/index.ts';

export const textOf = (name: string): string => readFileSync(join(process.cwd(), 'roles', `${name}.yaml`), 'utf8');
export const fixtureText = (name: string): string =>
  readFileSync(join(process.cwd(), 'test/fixtures/models', `${name}.yaml`), 'utf8');

/** Loads a model or fails with its problems, so that a test says what is wrong with the file. */
export function loaded(text: string): CompiledModel {
  const result = loadModel(text);
  if (!result.ok) throw new Error(result.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return result.model;
}

/** What a file is refused with; nothing where it is taken. */
export function problemsOf(text: string): readonly Problem[] {
  const result = loadModel(text);
  return result.ok ? [] : result.problems;
}

const head = `
model: clinic
version: "1"
title: The clinic
`;
const roles = `
roles:
  per_person: several
  default: carer
  keeper: chief
  ranked:
    chief: { title: Chief, axis: duty, best_for: "Whoever runs the clinic." }
    nurse: { title: Nurse, axis: duty, best_for: "Nurses." }
    carer: { title: Carer, axis: duty, best_for: "Carers." }
    north: { title: North, axis: region, best_for: "People of the north." }
    south: { title: South, axis: region, best_for: "People of the south." }
`;
const things = `
things:
  ward:
    title: ward
    flags: { closed: { title: closed, restricts: true } }
    tags: badge
    people:
      head: { title: Head, best_for: "Heads.", must_be: medic }
      helper: { title: Helper, best_for: "Helpers.", default: true }
  badge:
    title: badge
    tag: true
    people:
      full: { title: Full, best_for: "Full." }
      basic: { title: Basic, best_for: "Basic.", default: true }
  bed:
    title: bed
    inside: ward
    kept: false
    tags: badge
    people:
      patient: { title: patient, kept: supplied }
`;
const standing = `
standing:
  workspace:
    administrator:
      - { as: chief, because: "the chief runs the clinic" }
    medic:
      - { as: [chief, nurse], because: "chiefs and nurses" }
    local:
      - { as: [nurse, carer, north], because: "northern staff" }
  ward:
    runner:
      - { from: administrator }
      - { as: anyone, is: head, because: "heads run their ward" }
    visitor:
      - { from: runner }
      - { from: workspace.local, is: helper, unless: closed, because: "helpers come while it is open" }
      - { as: carer, shares: { badge: full }, because: "a full badge opens the ward" }
      - { as: [south, nurse], covers: badge, because: "all badges open the ward" }
  bed:
    tender:
      - { from: ward.visitor, isnt: patient, because: "nobody tends to themselves" }
`;
const permissions = `
permissions:
  workspace:
    invite: administrator
    set_role: administrator
    remove: administrator
    view_people: [administrator, nurse]
    view_history: administrator
    configure: administrator
    create_ward: administrator
    create_badge: administrator
  ward:
    view: visitor
    give: runner
    give_head: workspace.administrator
    rename: runner
    archive: workspace.administrator
    restrict: runner
    tag: runner
  badge: { view: medic, give: administrator, rename: administrator, archive: administrator }
  bed:
    tend: tender
    move: { by: [ward.runner] }
`;
const asking = `
asking:
  workspace:
    chief:
      prompt: "Why?"
      lengths: [1h, 4h]
      longest: 1d
      stages:
        - { by: medic, title: a medic }
        - { by: administrator, title: the chief, quorum: 2 }
  ward:
    helper:
      asked_by: workspace.local
      for_others: workspace.medic
      prompt: "Which shift?"
      stages: [{ by: runner, title: whoever runs the ward }]
    head:
      prompt: "Why you?"
      stages: [{ by: workspace.administrator, title: the chief }]
`;

/** Two axes, levels, must_be, covers, stages, isnt: every key of the language at least once. */
export const clinicText = head + roles + things + standing + permissions + asking;

/** The clinic with one passage replaced; fails when the passage is not there, so that a test cannot test nothing. */
export function clinicWith(passage: string, other: string): string {
  if (!clinicText.includes(passage)) throw new Error(`the clinic does not say: ${passage}`);
  return clinicText.replace(passage, other);
}

/**
 * The clinic with things that need not be in a ward: a bed in a ward or not, a chart with a bed or not. Lines of the ward that rest
 * on a role alone, on `unless` or on `isnt` reach both, by a standing, by an action and by a permission.
 */
export const scatteredText = [
  ['    inside: ward\n', '    inside: [ward, workspace]\n'],
  [
    '\nstanding:\n',
    `  chart:
    title: chart
    inside: [bed, workspace]
    kept: false
    people: { author: { title: author, kept: supplied } }

standing:
`,
  ],
  [
    '  bed:\n    tender:\n',
    `    open:
      - { as: nurse, unless: closed, because: "nurses walk through open wards" }
      - { as: south, isnt: helper, because: "the south helps out" }
      - { as: chief, because: "the chief walks through every ward" }
  chart:
    reader:
      - { from: bed.tender, isnt: author }
      - { from: ward.open }
  bed:
    lifter:
      - { may: ward.enter, isnt: patient, as: [nurse, chief], because: "whoever is on the ward lifts" }
    tender:
`,
  ],
  ['    tag: runner\n', '    tag: runner\n    enter: open\n'],
  [
    '  bed:\n    tend: tender\n',
    `  chart:
    read: reader
    sign: ward.open
  bed:
    rest: ward.open
    lift: lifter
    air: workspace.administrator
    tend: tender
`,
  ],
].reduce((text, [passage = '', other = '']) => {
  if (!text.includes(passage)) throw new Error(`the clinic does not say: ${passage}`);
  return text.replace(passage, other);
}, clinicText);
