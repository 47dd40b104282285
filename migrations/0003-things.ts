/** What roles are held on, with flags, tags and the people recorded there. */
import { rootKey } from './0001-tenants.ts';
import { isPostgres, migration, run } from './engine.ts';

export const things = migration(async (k) => {
  await run(
    k,
    `
create table things (
  tenant text not null,
  id text not null,
  workspace text not null,
  type text not null,
  name text not null,
  name_key text not null,
  inside text,
  external_id text,
  archived_at instant,
  created_at instant not null,
  primary key (tenant, id),
  unique (tenant, workspace, id),
  foreign key (tenant, workspace) references workspaces (tenant, id),
  foreign key (tenant, workspace, inside) references things (tenant, workspace, id),
  check ((inside is null) = (type = 'workspace'))
);
create unique index one_root_per_workspace on things (tenant, workspace) where inside is null;
create unique index one_thing_per_external_id on things (tenant, workspace, type, external_id)
  where external_id is not null and archived_at is null;
create index things_by_name on things (tenant, workspace, name_key, id);
create index things_by_type on things (tenant, workspace, type, name_key, id);
create index things_by_place on things (tenant, inside, name_key, id);

create table thing_flags (
  tenant text not null,
  thing text not null,
  flag text not null,
  primary key (tenant, thing, flag),
  foreign key (tenant, thing) references things (tenant, id)
);

create table thing_tags (
  tenant text not null,
  thing text not null,
  tag text not null,
  primary key (tenant, thing, tag),
  foreign key (tenant, thing) references things (tenant, id),
  foreign key (tenant, tag) references things (tenant, id)
);
create index thing_tags_by_tag on thing_tags (tenant, tag, thing);

create table thing_people (
  tenant text not null,
  thing text not null,
  recorded_as text not null,
  subject text not null,
  primary key (tenant, thing, recorded_as, subject),
  foreign key (tenant, thing) references things (tenant, id),
  foreign key (tenant, subject) references subjects (tenant, id)
);
create index thing_people_by_subject on thing_people (tenant, subject, thing);
`,
  );
  if (isPostgres(k)) await k.raw(`alter table workspaces add ${rootKey}`);
});
