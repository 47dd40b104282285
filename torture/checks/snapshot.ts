/** What stands in the database, with the names that people know it by, for comparing with what they were told. */
import type { Knex } from 'knex';
import type { HappeningType } from '../../src/domain/events.ts';
import type { SeenEvent } from '../acts/act.ts';

export interface RequestRow {
  id: string;
  number: number;
  state: string;
}

export interface CardRow {
  what: string;
  audience: string;
  channel: string;
  ts: string;
}

export interface TaskRow {
  id: string;
  state: string;
}

export interface Snapshot {
  /** The keys of payloads that were kept or carried out. */
  inbox: ReadonlySet<string>;
  events: SeenEvent[];
  requests: RequestRow[];
  cards: CardRow[];
  tasks: TaskRow[];
  /** Deliveries by state. */
  deliveries: Readonly<Record<string, number>>;
  dead: { subscriber: string; problem: string | null }[];
}

interface Names {
  handles: Map<string, string>;
  emails: Map<string, string>;
  numbers: Map<string, number>;
  things: Map<string, string>;
}

async function mapOf(k: Knex, table: string, key: string, value: string): Promise<Map<string, string>> {
  const rows: Record<string, string>[] = await k(table).select(key, value);
  return new Map(rows.map((row) => [row[key] ?? '', row[value] ?? '']));
}

function seen(row: { type: string; by_subject: string | null; payload: string }, names: Names): SeenEvent {
  const { happening } = JSON.parse(row.payload) as { happening: Record<string, unknown> };
  return {
    type: row.type as HappeningType,
    by: row.by_subject === null ? null : (names.handles.get(row.by_subject) ?? row.by_subject),
    request: names.numbers.get(String(happening.request)) ?? null,
    email: names.emails.get(String(happening.target)) ?? null,
    thing: names.things.get(String(happening.thing)) ?? null,
    happening,
  };
}

/** Reads it all; `handleOf` knows people of Slack by their ids. */
export async function snapshotOf(k: Knex, handleOf: (slackUserId: string) => string): Promise<Snapshot> {
  const slackIds = await mapOf(k, 'subjects', 'id', 'slack_user_id');
  const names: Names = {
    handles: new Map([...slackIds].map(([id, slackId]) => [id, handleOf(slackId)])),
    emails: await mapOf(k, 'people', 'subject', 'email_key'),
    numbers: new Map((await k('requests').select('id', 'number')).map(({ id, number }) => [id, Number(number)])),
    things: await mapOf(k, 'things', 'id', 'name'),
  };
  const rows = await k('events').orderBy('position').select('type', 'by_subject', 'payload');
  const states: { state: string; count: string | number }[] = await k('deliveries')
    .groupBy('state')
    .select('state')
    .select(k.raw('count(*) as count'));
  return {
    inbox: new Set(await k('inbox').pluck('key')),
    events: rows.map((row) => seen(row, names)),
    requests: (await k('requests').select('id', 'number', 'state')).map((row) => ({
      ...row,
      number: Number(row.number),
    })),
    cards: await k('cards').select('what', 'audience', 'channel', 'ts'),
    tasks: await k('tasks').select('id', 'state'),
    deliveries: Object.fromEntries(states.map(({ state, count }) => [state, Number(count)])),
    dead: await k('deliveries').where({ state: 'dead' }).select('subscriber', 'problem'),
  };
}
