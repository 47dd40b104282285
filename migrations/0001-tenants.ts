/** Tenants, their products, the stored role models, and what is counted or taken in turn per tenant. */
import { isPostgres, migration, run } from './engine.ts';

/** A workspace and its root point at each other; PostgreSQL is told of this half when both tables are there (things). */
export const rootKey = 'foreign key (tenant, root) references things (tenant, id) deferrable initially deferred';

export const tenants = migration(async (k) => {
  await run(
    k,
    `
create table tenants (
  tenant text not null primary key,
  slack_id text not null unique,
  name text not null,
  bot_user_id text not null,
  help_desk_channel text,
  parked_because text,
  created_at instant not null
);

create table model_versions (
  tenant text not null references tenants,
  id text not null,
  name text not null,
  version text not null,
  yaml text not null,
  hash text not null,
  stored_at instant not null,
  activated_at instant,
  activated_by text,
  primary key (tenant, id),
  unique (tenant, hash)
);

create table workspaces (
  tenant text not null references tenants,
  id text not null,
  product text not null,
  title text not null,
  model text not null,
  root text not null,
  created_at instant not null,
  primary key (tenant, id),
  unique (tenant, product),
  foreign key (tenant, model) references model_versions (tenant, id)${isPostgres(k) ? '' : `,\n  ${rootKey}`}
);

create table counters (
  tenant text not null primary key references tenants,
  last_request integer not null
);

create table turns (
  tenant text not null primary key references tenants,
  served integer not null
);
`,
  );
});
