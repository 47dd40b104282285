/** What keeps a house quick that has grown: links know their chain, and everything that is paged has an index in its order. */
import { keepAsItIs } from './0006-events.ts';
import { isPostgres, migration, run } from './engine.ts';

export const growth = migration(async (k) => {
  const old = ['update', 'delete'].map((act) => `drop trigger event_links_no_${act}`).join(';\n');
  const drops = isPostgres(k)
    ? 'drop trigger event_links_kept on event_links;\ndrop trigger event_links_not_emptied on event_links'
    : old;
  await run(
    k,
    `
${drops};
alter table event_links rename to event_links_before;
create table event_links (
  tenant text not null,
  about text not null,
  event text not null,
  chain text not null,
  primary key (tenant, about, event, chain),
  foreign key (tenant, event) references events (tenant, id)
);
insert into event_links (tenant, about, event, chain)
  select before.tenant, before.about, before.event, events.chain from event_links_before before
  join events on events.tenant = before.tenant and events.id = before.event;
drop table event_links_before;
drop index people_by_name;
create index people_by_name on people (tenant, name_key, subject, email_key);
drop index grants_by_thing;
create index grants_by_thing on grants (tenant, thing, role, ends_at, starts_at, subject) where ended_at is null;
`,
  );
  await keepAsItIs(k, 'event_links');
});
