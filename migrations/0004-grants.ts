/** Who holds which role on what, and who is expected to. */
import { migration, run } from './engine.ts';

export const grants = migration((k) =>
  run(
    k,
    `
create table grants (
  tenant text not null,
  id text not null,
  workspace text not null,
  subject text not null,
  thing text not null,
  role text not null,
  source text not null
    check (source in ('baseline', 'cover', 'direct', 'request', 'invitation', 'directory', 'share')),
  source_ref text not null,
  baseline_slot text,
  starts_at instant not null,
  ends_at instant,
  given_by text,
  ended_at instant,
  ended_by text,
  ended_because text,
  warn_at instant,
  warned_at instant,
  begin_at instant,
  primary key (tenant, id),
  foreign key (tenant, workspace, thing) references things (tenant, workspace, id),
  foreign key (tenant, subject) references subjects (tenant, id),
  foreign key (tenant, given_by) references subjects (tenant, id),
  foreign key (tenant, ended_by) references subjects (tenant, id),
  check ((source = 'baseline') = (baseline_slot is not null)),
  check (source <> 'baseline' or ends_at is null),
  check (ends_at > starts_at),
  check ((ended_at is null) = (ended_because is null)),
  check (ended_at is not null or ended_by is null)
);
create unique index one_baseline on grants (tenant, workspace, subject, baseline_slot)
  where ended_at is null and baseline_slot is not null;
create unique index one_grant_per_source on grants (tenant, subject, role, thing, source, source_ref)
  where ended_at is null;
create index grants_by_subject on grants (tenant, workspace, subject) where ended_at is null;
create index grants_by_thing on grants (tenant, thing, role) where ended_at is null;
create index grants_by_end on grants (tenant, workspace, ends_at) where ended_at is null;
create index grants_of_all_by_end on grants (ends_at) where ended_at is null;
create index grants_of_all_by_warning on grants (warn_at) where ended_at is null and warned_at is null;
create index grants_of_all_by_beginning on grants (begin_at) where ended_at is null and begin_at is not null;
create index grants_ever on grants (tenant, subject, id);

create table invitations (
  tenant text not null,
  id text not null,
  workspace text not null,
  subject text not null,
  gives text not null,
  state text not null check (state in ('pending', 'accepted', 'cancelled', 'expired')),
  invited_by text not null,
  invited_at instant not null,
  expires_at instant not null,
  ended_at instant,
  primary key (tenant, id),
  foreign key (tenant, workspace) references workspaces (tenant, id),
  foreign key (tenant, subject) references subjects (tenant, id),
  foreign key (tenant, invited_by) references subjects (tenant, id),
  check ((state = 'pending') = (ended_at is null)),
  check (expires_at > invited_at)
);
create unique index one_pending_invitation on invitations (tenant, workspace, subject) where state = 'pending';
create index invitations_by_subject on invitations (tenant, subject, id);
create index invitations_by_workspace on invitations (tenant, workspace, state, id);
create index invitations_of_all_by_end on invitations (expires_at) where state = 'pending';
`,
  ),
);
