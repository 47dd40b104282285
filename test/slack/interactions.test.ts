/** Nothing that is drawn is dead: every id of the views has somebody who answers it. */
import { formFor, wordForms } from '../../src/slack/commands/forms.ts';
import { openings, presses, searches, shortcutOpenings, submissions } from '../../src/slack/interactions/index.ts';
import { pieces } from '../../src/slack/interactions/lists.ts';
import { isKeptFirst } from '../../src/slack/kept-first.ts';
import { actions, forms, shortcuts } from '../../src/slack/views/index.ts';
import { allGrammars } from '../../src/slack/words/index.ts';

/** Ids that need nobody: a button that opens a page. */
const quiet: string[] = [actions.link];

it.each(Object.entries(actions).filter(([, id]) => !quiet.includes(id)))(
  'somebody answers the action %s',
  (_name, id) => {
    expect([id in presses, id in openings, id in searches]).toContain(true);
  },
);

it('what is kept first is a press that opens no form: the trigger of a form would be dead when it runs again', () => {
  const first = Object.values(actions).filter((id) =>
    isKeptFirst({ type: 'block_actions', actions: [{ action_id: id }] }),
  );
  expect(first).toContain(actions.approve);
  expect(first.filter((id) => !(id in presses) || id in openings)).toEqual([]);
});

it('every form that can be submitted is carried out', () => {
  const pages: string[] = [forms.page, forms.loading, forms.home];
  const unanswered = Object.values(forms).filter((id) => !pages.includes(id) && !(id in submissions));
  expect(unanswered).toEqual([]);
});

it('every shortcut of the manifest opens a form', () => {
  expect(Object.keys(shortcutOpenings).sort()).toEqual(Object.values(shortcuts).sort());
});

it('a form belongs to a word that there is', () => {
  const names = allGrammars.map(({ name }) => name);
  expect(Object.keys(wordForms).filter((word) => !names.includes(word))).toEqual([]);
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('“%s” is no word with a form', (word) => {
  expect(formFor(word, {})).toBeUndefined();
});

it('every list that private answers draw can be read on', () => {
  const keys = [
    'tasks',
    'invitations',
    'history',
    'holders',
    'on',
    'in',
    'can',
    'things',
    'held',
    'import',
    'imported',
    'archive',
    'invite',
    'invited',
  ];
  expect(Object.keys(pieces)).toEqual(expect.arrayContaining(keys));
});
