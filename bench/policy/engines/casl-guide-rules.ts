/** Miruni's and Minikai's rules as CASL's guide writes them, from docs/role-rules.md: each `can` says one way. */

import type { Person } from './by-hand.ts';
import type { Holdings } from './casl.ts';
import { heldAs } from './casl.ts';
import { actions, minikaiActions, miruniActions } from './casl-actions.ts';
import type { Can, Define } from './casl-guide.ts';

const { workspace, running, team, look, run, administer, work, views } = miruniActions;
const { settings, use, change } = minikaiActions;

/** Things that the person is this to, as a query. */
const among = (holds: Holdings, ...keys: string[]): { $in: string[] } => ({
  $in: keys.flatMap((key) => [...heldAs(holds, key)]),
});

export const miruniAbility: Define = (can, person, holds) => {
  if (person.role === '') return;
  can(views, 'edit_request', { id: among(holds, 'edit_request.follower') });
  can('edit_request.follow_link', 'edit_request', { linkOn: true, linkHolders: person.id });
  if (person.role === 'admin') adminOfMiruni(can, person);
  if (person.role === 'member') memberOfMiruni(can, person, holds);
  const assigned = among(holds, 'project.assigned');
  if (person.role === 'collaborator') {
    can(look, 'project', { id: assigned });
    can([...views, ...work], 'edit_request', { 'project.id': assigned });
    if (person.insider) can('edit_request.give', 'edit_request', { 'project.id': assigned });
  }
  if (person.role === 'guest') {
    can(views, 'edit_request', { creator: person.id });
    can(views, 'edit_request', { id: among(holds, 'edit_request.assigned', 'edit_request.shared') });
    can('edit_request.be_assigned', 'edit_request');
    can('project.create_edit_request', 'project', { id: assigned });
  }
};

function adminOfMiruni(can: Can, { insider }: Person): void {
  can(workspace, 'workspace');
  can(['team.view', 'team.create_project'], 'team');
  can([...look, ...run], 'project');
  can([...views, ...work], 'edit_request');
  if (!insider) return;
  can(running, 'workspace');
  can(team, 'team');
  can([...administer, 'project.give'], 'project');
  can(['edit_request.give', 'edit_request.give_follower'], 'edit_request');
}

function memberOfMiruni(can: Can, { id, insider }: Person, holds: Holdings): void {
  const runs = among(holds, 'team.admin');
  const mates = among(holds, 'team.member');
  const assigned = among(holds, 'project.assigned');
  can('team.view', 'team');
  can('team.create_project', 'team', { id: among(holds, 'team.admin', 'team.member') });
  can([...look, ...run], 'project', { 'team.id': runs });
  can(look, 'project', { owner: id });
  can(look, 'project', { id: assigned });
  can(look, 'project', { closed: false, 'team.id': mates });
  const on = insider ? [...views, ...work, 'edit_request.give'] : [...views, ...work];
  can(on, 'edit_request', { 'project.team.id': runs });
  can(on, 'edit_request', { 'project.owner': id });
  can(on, 'edit_request', { 'project.id': assigned });
  can(on, 'edit_request', { 'project.closed': false, 'project.team.id': mates });
  if (!insider) return;
  can('team.give', 'team', { id: runs });
  can([...administer, 'project.give'], 'project', { 'team.id': runs });
  can('project.give', 'project', { owner: id });
  can('edit_request.give_follower', 'edit_request', { 'project.team.id': runs });
}

export const minikaiAbility: Define = (can, person, holds) => {
  if (person.role === '') return;
  const mine = { labels: among(holds, 'mini_label') };
  const isAdmin = person.role === 'admin';
  can('mini_label.view', 'mini_label');
  can('record_label.view', 'record_label');
  const chats = actions('chat', 'view continue');
  if (isAdmin) {
    can(chats, 'chat', { author: person.id });
    can(settings, 'workspace');
    can([...use, ...change], 'mini');
    can(actions('record', 'view edit attach delete archive tag'), 'record');
  } else {
    can(chats, 'chat', { author: person.id, 'mini.labels': mine.labels });
    can(use, 'mini', mine);
    can('record.view', 'record', { labels: among(holds, 'record_label'), 'mini.labels': mine.labels });
  }
  if (!isAdmin || !person.insider) return;
  can(running, 'workspace');
  can(actions('mini', 'rename archive tag'), 'mini');
  for (const type of ['mini_label', 'record_label']) can(actions(type, 'give rename archive'), type);
};
