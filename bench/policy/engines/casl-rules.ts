/** Miruni's and Minikai's rules as CASL rules for one person, from docs/role-rules.md. */
import { actions, type CaslRule, type CaslThing, type Condition, heldAs, type RulesFor } from './casl.ts';

const rule = (subject: string, action: string[], conditions?: Condition): CaslRule =>
  conditions ? { action, subject, conditions } : { action, subject };

const miruniActions = {
  workspace: actions('workspace', 'view_people view_history change_plan view_invoices change_payment create_team'),
  running: actions('workspace', 'invite set_role remove configure'),
  team: actions('team', 'give rename archive'),
  look: actions('project', 'view read_change_log create_edit_request'),
  run: actions('project', 'change_settings delete'),
  administer: actions('project', 'rename restrict archive'),
  work: actions(
    'edit_request',
    'edit mention assign prioritise set_status set_due_date share read_change_log be_assigned',
  ),
  views: actions('edit_request', 'view comment be_mentioned'),
};
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

const settings = 'view_people view_history create_mini view_all create_mini_label create_record_label view_audit_logs';
const use = actions('mini', 'view chat use_prompts see_citations draft_email dictate');

export const minikaiRules: RulesFor = (person, holds) => {
  if (person.role === '') return [];
  const labels = heldAs(holds, 'label');
  const chats = heldAs(holds, 'chat.author');
  const isAdmin = person.role === 'admin';
  const shares = ({ tags }: CaslThing): boolean => tags.some((tag) => labels.has(tag));
  const reaches = (mini: CaslThing | null): boolean => isAdmin || (mini !== null && shares(mini));
  const rules = [rule('mini_label', ['mini_label.view']), rule('record_label', ['record_label.view'])];
  if (chats.size > 0)
    rules.push(rule('chat', actions('chat', 'view continue'), ({ id, outer }) => chats.has(id) && reaches(outer)));
  if (!isAdmin) {
    if (labels.size === 0) return rules;
    return [
      ...rules,
      rule('mini', use, shares),
      rule('record', ['record.view'], (record) => shares(record) && reaches(record.outer)),
    ];
  }
  const more = actions('workspace', `${settings} stream_logs verify_domain set_up_sso sync_directory`);
  rules.push(
    rule('workspace', more),
    rule('mini', [...use, ...actions('mini', 'update delete import_records add_record')]),
  );
  rules.push(rule('record', actions('record', 'view edit attach delete archive tag')));
  if (person.insider) {
    rules.push(rule('workspace', running), rule('mini', actions('mini', 'rename archive tag')));
    for (const type of ['mini_label', 'record_label']) rules.push(rule(type, actions(type, 'give rename archive')));
  }
  return rules;
};
