/** Miruni's and Minikai's rules as CASL rules for one person with conditions as functions, from docs/role-rules.md. */
import { heldAs } from './casl.ts';
import { actions, minikaiActions, miruniActions } from './casl-actions.ts';
import type { CaslRule, CaslThing, Condition, RulesFor } from './casl-functions.ts';

const rule = (subject: string, action: string[], conditions?: Condition): CaslRule =>
  conditions ? { action, subject, conditions } : { action, subject };

const { workspace, running, team, look, run, administer, work, views } = miruniActions;

export const miruniRules: RulesFor = (person, holds) => {
  if (person.role === '') return [];
  const inside = person.insider;
  const rules: CaslRule[] = [];
  const follower = heldAs(holds, 'edit_request.follower');
  const linked = heldAs(holds, 'edit_request.link_holder');
  if (follower.size > 0) rules.push(rule('edit_request', views, ({ id }) => follower.has(id)));
  if (linked.size > 0)
    rules.push(
      rule(
        'edit_request',
        ['edit_request.follow_link'],
        ({ id, flags }) => flags.includes('link_on') && linked.has(id),
      ),
    );
  const assigned = heldAs(holds, 'project.assigned');
  if (person.role === 'admin') {
    rules.push(rule('workspace', workspace), rule('team', ['team.view', 'team.create_project']));
    rules.push(rule('project', [...look, ...run]), rule('edit_request', [...views, ...work]));
    if (inside) {
      rules.push(rule('workspace', running), rule('team', team), rule('project', [...administer, 'project.give']));
      rules.push(rule('edit_request', ['edit_request.give', 'edit_request.give_follower']));
    }
  }
  if (person.role === 'member') {
    const [admin, mate] = [heldAs(holds, 'team.admin'), heldAs(holds, 'team.member')];
    const owned = heldAs(holds, 'project.owner');
    const runs = ({ outer }: CaslThing): boolean => outer !== null && admin.has(outer.id);
    const works = (project: CaslThing): boolean =>
      runs(project) ||
      owned.has(project.id) ||
      assigned.has(project.id) ||
      (!project.flags.includes('closed') && project.outer !== null && mate.has(project.outer.id));
    const worksOn = ({ outer }: CaslThing): boolean => outer !== null && works(outer);
    rules.push(
      rule('team', ['team.view']),
      rule('team', ['team.create_project'], ({ id }) => admin.has(id) || mate.has(id)),
    );
    rules.push(
      rule('project', look, works),
      rule('project', run, runs),
      rule('edit_request', [...views, ...work], worksOn),
    );
    if (inside) {
      rules.push(
        rule('team', ['team.give'], ({ id }) => admin.has(id)),
        rule('project', administer, runs),
      );
      rules.push(rule('project', ['project.give'], (project) => runs(project) || owned.has(project.id)));
      rules.push(rule('edit_request', ['edit_request.give'], worksOn));
      rules.push(rule('edit_request', ['edit_request.give_follower'], ({ outer }) => outer !== null && runs(outer)));
    }
  }
  if (person.role === 'collaborator') {
    const worksOn = ({ outer }: CaslThing): boolean => outer !== null && assigned.has(outer.id);
    rules.push(
      rule('project', look, ({ id }) => assigned.has(id)),
      rule('edit_request', [...views, ...work], worksOn),
    );
    if (inside) rules.push(rule('edit_request', ['edit_request.give'], worksOn));
  }
  if (person.role === 'guest') {
    const own = ['creator', 'assigned', 'shared'].map((as) => heldAs(holds, `edit_request.${as}`));
    rules.push(rule('edit_request', views, ({ id }) => own.some((things) => things.has(id))));
    rules.push(rule('edit_request', ['edit_request.be_assigned']));
    rules.push(rule('project', ['project.create_edit_request'], ({ id }) => assigned.has(id)));
  }
  return rules;
};

const { settings, use, change } = minikaiActions;

export const minikaiRules: RulesFor = (person, holds) => {
  if (person.role === '') return [];
  const [minis, records] = [heldAs(holds, 'mini_label'), heldAs(holds, 'record_label')];
  const chats = heldAs(holds, 'chat.author');
  const isAdmin = person.role === 'admin';
  const sharesMini = ({ tags }: CaslThing): boolean => tags.some((tag) => minis.has(tag));
  const sharesRecord = ({ tags }: CaslThing): boolean => tags.some((tag) => records.has(tag));
  const reaches = (mini: CaslThing | null): boolean => isAdmin || (mini !== null && sharesMini(mini));
  const rules = [rule('mini_label', ['mini_label.view']), rule('record_label', ['record_label.view'])];
  if (chats.size > 0)
    rules.push(rule('chat', actions('chat', 'view continue'), ({ id, outer }) => chats.has(id) && reaches(outer)));
  if (!isAdmin) {
    if (minis.size === 0) return rules;
    return [
      ...rules,
      rule('mini', use, sharesMini),
      rule('record', ['record.view'], (record) => sharesRecord(record) && reaches(record.outer)),
    ];
  }
  rules.push(rule('workspace', settings), rule('mini', [...use, ...change]));
  rules.push(rule('record', actions('record', 'view edit attach delete archive tag')));
  if (person.insider) {
    rules.push(rule('workspace', running), rule('mini', actions('mini', 'rename archive tag')));
    for (const type of ['mini_label', 'record_label']) rules.push(rule(type, actions(type, 'give rename archive')));
  }
  return rules;
};
