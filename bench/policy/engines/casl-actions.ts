/** Miruni's and Minikai's actions, those together that the same people may. */

/** `view comment` of `edit_request`, as the actions are called. */
export const actions = (type: string, names: string): string[] => names.split(' ').map((name) => `${type}.${name}`);

export const miruniActions = {
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

export const minikaiActions = {
  settings: actions(
    'workspace',
    'view_people view_history create_mini view_all create_mini_label create_record_label view_audit_logs stream_logs verify_domain set_up_sso sync_directory',
  ),
  use: actions('mini', 'view chat use_prompts see_citations draft_email dictate'),
  change: actions('mini', 'update delete import_records add_record'),
};
