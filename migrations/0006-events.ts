/** The history: one chain per workspace and one for the tenant; nothing in it can be changed, taken out or replaced. */
import type { Knex } from 'knex';
import { isPostgres, migration, run } from './engine.ts';

const kept = ['events', 'event_links'];

/** Lets nothing in the table be changed, taken out or replaced. */
export async function keepAsItIs(k: Knex, table: string): Promise<void> {
  if (!isPostgres(k)) {
    for (const act of ['update', 'delete'])
      await k.raw(`create trigger ${table}_no_${act} before ${act} on ${table}
        begin select raise(abort, 'the history is kept as it is'); end`);
    return;
  }
  await k.raw(`create trigger ${table}_kept before update or delete on ${table}
    for each row execute function history_is_kept()`);
  await k.raw(`create trigger ${table}_not_emptied before truncate on ${table}
    for each statement execute function history_is_kept()`);
}

export const events = migration(async (k) => {
  await run(
    k,
    `
create table chains (
  tenant text not null references tenants,
  chain text not null,
  seq integer not null,
  hash text not null check (length(hash) = 64),
  primary key (tenant, chain)
);

create table events (
  position key,
  tenant text not null,
  id text not null,
  chain text not null,
  workspace text,
  seq integer not null check (seq > 0),
  at instant not null,
  by_subject text,
  type text not null,
  payload text not null,
  prev_hash text not null check (length(prev_hash) = 64),
  hash text not null check (length(hash) = 64),
  unique (tenant, id),
  unique (tenant, chain, seq),
  foreign key (tenant, chain) references chains (tenant, chain),
  foreign key (tenant, workspace) references workspaces (tenant, id),
  foreign key (tenant, by_subject) references subjects (tenant, id),
  check (chain = coalesce(workspace, 'tenant'))
);

create table event_links (
  tenant text not null,
  about text not null,
  event text not null,
  primary key (tenant, about, event),
  foreign key (tenant, event) references events (tenant, id)
);
`,
  );
  if (isPostgres(k))
    await k.raw(`create function history_is_kept() returns trigger language plpgsql as
      $$ begin raise exception 'the history is kept as it is'; end $$`);
  for (const table of kept) await keepAsItIs(k, table);
});
