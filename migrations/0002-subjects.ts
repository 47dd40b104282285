/** Subjects, and apart from them what is known of them as people, so that it can be erased. */
import { migration, run } from './engine.ts';

export const subjects = migration((k) =>
  run(
    k,
    `
create table subjects (
  tenant text not null references tenants,
  id text not null,
  slack_user_id text,
  enterprise_user_id text,
  slack_kind text check (slack_kind in ('member', 'guest', 'stranger', 'bot')),
  state text not null check (state in ('invited', 'active', 'deactivated', 'offboarded')),
  directory text,
  created_at instant not null,
  primary key (tenant, id),
  unique (tenant, slack_user_id)
);
create index subjects_by_state on subjects (tenant, state, id);

create table people (
  tenant text not null,
  subject text not null,
  name text not null,
  name_key text not null,
  email text,
  email_key text,
  email_confirmed integer not null check (email_confirmed in (0, 1)),
  time_zone text not null,
  locale text not null,
  primary key (tenant, subject),
  foreign key (tenant, subject) references subjects (tenant, id),
  check ((email is null) = (email_key is null))
);
create index people_by_email on people (tenant, email_key);
create index people_by_name on people (tenant, name_key, subject);
`,
  ),
);
