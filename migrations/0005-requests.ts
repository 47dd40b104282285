/** What is asked for, and who voted on it. */
import { migration, run } from './engine.ts';

export const requests = migration((k) =>
  run(
    k,
    `
create table requests (
  tenant text not null,
  id text not null,
  workspace text not null,
  number integer not null,
  requester text not null,
  target text not null,
  proposer text,
  role text,
  thing text not null,
  span text not null,
  reason text not null,
  ticket text,
  extends_grant text,
  state text not null check (state in ('pending', 'approved', 'denied', 'cancelled', 'expired')),
  stage integer not null check (stage >= 0),
  revision integer not null check (revision >= 0),
  model text not null,
  created_at instant not null,
  expires_at instant not null,
  remind_at instant,
  reminders integer not null,
  decided_at instant,
  opened_grant text,
  primary key (tenant, id),
  unique (tenant, number),
  unique (tenant, id, requester, target),
  foreign key (tenant, workspace, thing) references things (tenant, workspace, id),
  foreign key (tenant, requester) references subjects (tenant, id),
  foreign key (tenant, target) references subjects (tenant, id),
  foreign key (tenant, proposer) references subjects (tenant, id),
  foreign key (tenant, model) references model_versions (tenant, id),
  foreign key (tenant, extends_grant) references grants (tenant, id),
  foreign key (tenant, opened_grant) references grants (tenant, id),
  check ((state = 'pending') = (decided_at is null)),
  check (opened_grant is null or role is not null),
  check (opened_grant is null or state = 'approved'),
  check (proposer is null or (requester = target and proposer <> target)),
  check (expires_at > created_at)
);
create unique index one_pending_request on requests (tenant, target, coalesce(role, ''), thing) where state = 'pending';
create index requests_by_workspace on requests (tenant, workspace, state, number);
create index requests_by_target on requests (tenant, target, number);
create index requests_by_requester on requests (tenant, requester, number);
create index requests_by_proposer on requests (tenant, proposer, number) where proposer is not null;
create index requests_by_grant on requests (tenant, opened_grant) where opened_grant is not null;
create index requests_of_all_by_end on requests (expires_at) where state = 'pending';
create index requests_of_all_by_reminder on requests (remind_at) where state = 'pending';

create table votes (
  tenant text not null,
  request text not null,
  stage integer not null,
  voter text not null,
  requester text not null,
  target text not null,
  verdict text not null check (verdict in ('approve', 'deny')),
  comment text,
  voted_at instant not null,
  primary key (tenant, request, voter),
  foreign key (tenant, request, requester, target) references requests (tenant, id, requester, target),
  foreign key (tenant, voter) references subjects (tenant, id),
  check (voter <> requester),
  check (voter <> target)
);
`,
  ),
);
