/** What is looked at: the rows of a whole database as they are at one moment, read without the stores that wrote them. */
import type { Knex } from 'knex';
import type { Happening } from '../../../src/domain/events.ts';

export interface GrantRow {
  tenant: string;
  id: string;
  workspace: string;
  subject: string;
  thing: string;
  role: string;
  source: string;
  source_ref: string;
  starts_at: string;
  ends_at: string | null;
  given_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
  ended_because: string | null;
}

export interface RequestRow {
  tenant: string;
  id: string;
  workspace: string;
  number: number;
  requester: string;
  target: string;
  proposer: string | null;
  role: string | null;
  thing: string;
  span: string;
  extends_grant: string | null;
  state: string;
  stage: number;
  revision: number;
  model: string;
  created_at: string;
  expires_at: string;
  decided_at: string | null;
  opened_grant: string | null;
}

export interface VoteRow {
  tenant: string;
  request: string;
  stage: number;
  voter: string;
  verdict: string;
  voted_at: string;
}

export interface InvitationRow {
  tenant: string;
  id: string;
  workspace: string;
  subject: string;
  gives: string;
  state: string;
  invited_by: string;
  expires_at: string;
  ended_at: string | null;
}

export interface ThingRow {
  tenant: string;
  id: string;
  workspace: string;
  type: string;
  name: string;
  inside: string | null;
  archived_at: string | null;
}

export interface TaskRow {
  tenant: string;
  id: string;
  workspace: string;
  key: string;
  subject: string | null;
  thing: string | null;
  state: string;
  done_by: string | null;
}

export interface DeliveryRow {
  position: number;
  tenant: string;
  id: string;
  event: string;
  subscriber: string;
  aggregate: string;
  state: string;
  attempts: number;
  token: number;
  due_at: string;
  leased_until: string | null;
  ended_at: string | null;
}

export interface EventRow {
  position: number;
  tenant: string;
  id: string;
  chain: string;
  workspace: string | null;
  seq: number;
  at: string;
  by_subject: string | null;
  type: string;
  payload: string;
  prev_hash: string;
  hash: string;
}

interface WorkspaceRow {
  tenant: string;
  id: string;
  product: string;
  model: string;
  root: string;
}

/** What one event says, beside the row that keeps it. */
export interface Happened {
  tenant: string;
  workspace: string | null;
  id: string;
  at: string;
  by: string | null;
  happening: Happening;
}

export interface Rows {
  workspaces: WorkspaceRow[];
  model_versions: { tenant: string; id: string; yaml: string }[];
  subjects: { tenant: string; id: string; state: string; slack_kind: string | null }[];
  things: ThingRow[];
  thing_flags: { tenant: string; thing: string; flag: string }[];
  thing_tags: { tenant: string; thing: string; tag: string }[];
  thing_people: { tenant: string; thing: string; recorded_as: string; subject: string }[];
  grants: GrantRow[];
  invitations: InvitationRow[];
  requests: RequestRow[];
  votes: VoteRow[];
  chains: { tenant: string; chain: string; seq: number; hash: string }[];
  events: EventRow[];
  deliveries: DeliveryRow[];
  inbox: { tenant: string; key: string; state: string; answer: string | null }[];
  tasks: TaskRow[];
}

/** Everything, and the history in the order in which it was written. */
export interface State extends Rows {
  history: Happened[];
}

const orders: { readonly [Table in keyof Rows]: string[] } = {
  workspaces: ['id'],
  model_versions: ['id'],
  subjects: ['id'],
  things: ['id'],
  thing_flags: ['thing', 'flag'],
  thing_tags: ['thing', 'tag'],
  thing_people: ['thing', 'recorded_as', 'subject'],
  grants: ['id'],
  invitations: ['id'],
  requests: ['id'],
  votes: ['request', 'stage', 'voted_at', 'voter'],
  chains: ['tenant', 'chain'],
  events: ['position'],
  deliveries: ['position'],
  inbox: ['tenant', 'key'],
  tasks: ['id'],
};

const said = ({ tenant, workspace, id, at, by_subject, payload }: EventRow): Happened => ({
  tenant,
  workspace,
  id,
  at,
  by: by_subject,
  happening: (JSON.parse(payload) as { happening: Happening }).happening,
});

const numeric = <R extends object>(row: R): R => ('position' in row ? { ...row, position: Number(row.position) } : row);

async function readAll(k: Knex): Promise<State> {
  const rows: Record<string, object[]> = {};
  for (const [table, by] of Object.entries(orders))
    rows[table] = (await k(table).orderBy(by).select<object[]>('*')).map(numeric);
  const read = rows as unknown as Rows;
  return { ...read, history: read.events.map(said) };
}

/** Reads every table in one transaction (the given one, where it is one), so that all of it is of one moment. */
export async function stateOf(k: Knex): Promise<State> {
  if (k.isTransaction) return readAll(k);
  const isolation = k.client.config.client === 'pg' ? { isolationLevel: 'repeatable read' as const } : {};
  return k.transaction(readAll, isolation);
}
