/** What is owed to whom after an event, what came in, and where the messages stand. */
import { migration, run } from './engine.ts';

export const deliveries = migration((k) =>
  run(
    k,
    `
create table deliveries (
  position key,
  tenant text not null,
  id text not null,
  event text not null,
  subscriber text not null,
  aggregate text not null,
  state text not null check (state in ('owed', 'done', 'dead', 'discarded')),
  attempts integer not null check (attempts >= 0),
  token integer not null,
  due_at instant not null,
  leased_until instant,
  problem text,
  created_at instant not null,
  ended_at instant,
  unique (tenant, id),
  unique (tenant, event, subscriber, aggregate),
  foreign key (tenant, event) references events (tenant, id),
  check ((state = 'owed') = (ended_at is null)),
  check (state = 'owed' or leased_until is null)
);
create index deliveries_owed on deliveries (tenant, position) where state = 'owed';
create index deliveries_under_way on deliveries (tenant, leased_until) where leased_until is not null;
create index deliveries_in_order on deliveries (tenant, subscriber, aggregate, position) where state = 'owed';
create index deliveries_by_state on deliveries (tenant, state, id);

create table throttles (
  tenant text not null references tenants,
  subscriber text not null,
  until_at instant not null,
  primary key (tenant, subscriber)
);

create table inbox (
  tenant text not null references tenants,
  key text not null,
  state text not null check (state in ('new', 'done')),
  body text,
  answer text,
  received_at instant not null,
  finished_at instant,
  primary key (tenant, key),
  check (state = 'new' or body is null)
);
create index inbox_by_state on inbox (state, received_at);

create table cards (
  tenant text not null references tenants,
  what text not null,
  audience text not null,
  channel text not null,
  ts text not null,
  subject text,
  created_at instant not null,
  primary key (tenant, channel, ts),
  foreign key (tenant, subject) references subjects (tenant, id)
);
create index cards_by_what on cards (tenant, what, audience);

create table tasks (
  tenant text not null,
  id text not null,
  workspace text not null,
  key text not null,
  title text not null,
  steps text not null,
  link text,
  subject text,
  thing text,
  role text,
  state text not null check (state in ('open', 'done', 'dropped')),
  done_by text,
  created_at instant not null,
  ended_at instant,
  primary key (tenant, id),
  foreign key (tenant, workspace) references workspaces (tenant, id),
  foreign key (tenant, subject) references subjects (tenant, id),
  foreign key (tenant, thing) references things (tenant, id),
  foreign key (tenant, done_by) references subjects (tenant, id),
  check ((state = 'open') = (ended_at is null))
);
create unique index one_open_task on tasks (tenant, workspace, key) where state = 'open';
create index tasks_by_state on tasks (tenant, workspace, state, id);
create index tasks_by_subject on tasks (tenant, subject) where state = 'open';
`,
  ),
);
