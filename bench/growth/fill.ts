/** Fills an empty database with a house of some size under the Miruni model: people, teams, projects, requests, and a long past. */
import { readFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { connect } from '../../src/db/connection.ts';
import { openDatabase } from '../../src/db/index.ts';
import { nameKey } from '../../src/db/page.ts';
import type { Happening } from '../../src/domain/events.ts';
import { mintId, type RequestId, type SubjectId, type ThingId } from '../../src/domain/ids.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Workspace } from '../../src/domain/tenant.ts';
import { setUp } from '../../src/operations/house/set-up.ts';
import { performWideOn } from '../../src/operations/perform.ts';
import { Random } from '../kit/random.ts';
import { Chronicle } from './history.ts';
import { Rows } from './rows.ts';
import type { Sizes } from './sizes.ts';

const day = 86_400_000;
const slackTeam = 'TBENCH';
const helpDesk = 'CHELPDESK';
const first =
  'Ada Ben Cleo Dan Eva Finn Gus Hana Ivo Jana Kim Lea Max Nora Omar Pia Quin Rosa Sam Tia Uma Vic Wim Xia Yan Zoe'.split(
    ' ',
  );
const last =
  'Abel Berg Cohen Diaz Engel Fuchs Grau Haas Ito Jung Koch Lang Meyer Novak Okafor Park Quist Ross Sato Tanaka'.split(
    ' ',
  );

/** What the measurements need to know of the house. */
export interface House {
  sizes: Sizes;
  /** Slack ids: an Admin, a Team Admin who is no Admin, a Member, a Collaborator and a Guest. */
  admin: string;
  teamAdmin: string;
  member: string;
  collaborator: string;
  guest: string;
  /** Somebody with a long past of their own. */
  wellKnown: string;
  team: string;
  project: string;
  /** Number and id of a request that waits, and its place in the help desk. */
  pending: { number: number; id: string };
}

interface Filling {
  k: Knex;
  workspace: Workspace;
  random: Random;
  sizes: Sizes;
  /** When everything begins: so many days before now. */
  began: number;
  now: number;
  model: string;
  subjects: SubjectId[];
  teams: ThingId[];
  projects: ThingId[];
  requests: RequestId[];
}

export const slackIdOf = (nth: number): string => `UP${String(nth).padStart(6, '0')}`;

/** Fills the database at this URL, which must be empty; tells how far it is. The same size is always the same house. */
export async function fill(url: string, sizes: Sizes, tell: (line: string) => void): Promise<House> {
  const filling = await openHouse(url, sizes);
  const { k } = filling;
  try {
    for (const [what, write] of [
      ['people', people],
      ['teams and projects', things],
      ['roles', grants],
      ['requests', requests],
      ['invitations and tasks', waiting],
      ['history', history],
    ] as const) {
      tell(what);
      await k.transaction((transaction) => write({ ...filling, k: transaction }));
    }
    await k.transaction(async (transaction) => {
      // The server may just be looking at the same tables by itself, for longer than an act would wait for them.
      if (url.startsWith('postgres')) await transaction.raw('set local lock_timeout = 0');
      await transaction.raw('analyze');
    });
    return described(filling);
  } finally {
    await k.destroy();
  }
}

/** The first day goes through the operations, like everybody's: schema, tenant, product and its first Admin. */
async function openHouse(url: string, sizes: Sizes): Promise<Filling> {
  const now = Date.now();
  const db = await openDatabase({ url, inboxKey: new Uint8Array(32), owedFor: () => [] });
  try {
    const { id: tenant } = await db.across.openTenant({ slackId: slackTeam, name: 'Bench', botUserId: 'UBOT' });
    const text = readFileSync(new URL('../../roles/miruni.yaml', import.meta.url), 'utf8');
    const subject = mintId('subject', now - 1_000 * day);
    await db.transact({ tenant }, (tx) =>
      tx.subjects.insert(
        {
          id: subject,
          tenant,
          slackUserId: slackIdOf(0),
          enterpriseUserId: null,
          slackKind: 'member',
          state: 'active',
          directory: null,
          createdAt: tx.now,
        },
        {
          subject,
          name: 'Ada Abel 0',
          email: 'person0@example.com',
          emailConfirmed: true,
          timeZone: 'Europe/Berlin',
          locale: 'en-GB',
        },
      ),
    );
    const product = { product: 'miruni', title: 'Miruni', model: { name: 'miruni', version: '1', text } };
    const [workspace] = await performWideOn(db)(
      { caller: { tenant, subject } },
      setUp,
      { products: [{ ...product, people: [{ subject, role: 'admin' }], things: [] }], helpDesk, callerMaySetUp: true },
      (opened) => opened,
    );
    if (!workspace) throw new Error('Nothing was set up');
    const { writer, reader } = connect(url);
    if (reader !== writer) await reader.destroy();
    return {
      k: writer,
      workspace,
      random: new Random(7),
      sizes,
      now,
      began: now - 1_000 * day,
      model: workspace.model,
      subjects: [subject],
      teams: [],
      projects: [],
      requests: [],
    };
  } finally {
    await db.close();
  }
}

async function people({ k, workspace: { tenant }, random, sizes, began, subjects }: Filling): Promise<void> {
  const rows = new Rows(k, 'subjects');
  const known = new Rows(k, 'people', rows);
  for (let nth = 1; nth < sizes.people + sizes.invitations; nth++) {
    const id = mintId('subject', began);
    const invited = nth >= sizes.people;
    subjects.push(id);
    const name = `${random.pick(first)} ${random.pick(last)} ${nth}`;
    const email = `person${nth}@example.com`;
    await rows.add({
      tenant,
      id,
      slack_user_id: invited ? null : slackIdOf(nth),
      enterprise_user_id: null,
      slack_kind: invited ? null : 'member',
      state: invited ? 'invited' : 'active',
      directory: null,
      created_at: instantOf(began),
    });
    await known.add({
      tenant,
      subject: id,
      name,
      name_key: nameKey(name),
      email,
      email_key: email,
      email_confirmed: 1,
      time_zone: 'Europe/Berlin',
      locale: 'en-GB',
    });
  }
  await rows.written();
  await known.written();
}

async function things({ k, workspace, random, sizes, began, teams, projects, subjects }: Filling): Promise<void> {
  const { tenant, id: workspaceId, root } = workspace;
  const [rows, flags, recorded] = [new Rows(k, 'things'), new Rows(k, 'thing_flags'), new Rows(k, 'thing_people')];
  const make = async (type: string, name: string, inside: ThingId): Promise<ThingId> => {
    const id = mintId('thing', began);
    await rows.add({
      tenant,
      id,
      workspace: workspaceId,
      type,
      name,
      name_key: nameKey(name),
      inside,
      external_id: null,
      archived_at: null,
      created_at: instantOf(began),
    });
    return id;
  };
  for (let nth = 0; nth < sizes.teams; nth++) teams.push(await make('team', `Team ${nth}`, root));
  await rows.written();
  for (let nth = 0; nth < sizes.projects; nth++)
    projects.push(await make('project', `Project ${nth}`, random.pick(teams)));
  await rows.written();
  for (const thing of projects) {
    if (random.chance(0.3)) await flags.add({ tenant, thing, flag: 'closed' });
    // Members come after the Admins; the first three in four of them are staff.
    const owner = subjects[sizes.admins + random.below(Math.floor(sizes.people * 0.7))] as SubjectId;
    await recorded.add({ tenant, thing, recorded_as: 'owner', subject: owner });
  }
  await flags.written();
  await recorded.written();
}

/** Who is what, by their number: Admins, then Members, Collaborators, and Guests at the end. */
const roleOf = (nth: number, { people: all, admins }: Sizes): string => {
  if (nth < admins) return 'admin';
  if (nth < all * 0.8) return 'member';
  return nth < all * 0.95 ? 'collaborator' : 'guest';
};

async function grants({ k, workspace, random, sizes, began, subjects, teams, projects }: Filling): Promise<void> {
  const { tenant, id: workspaceId, root } = workspace;
  const rows = new Rows(k, 'grants');
  const at = instantOf(began);
  const give = (subject: SubjectId, thing: ThingId, role: string, baseline: boolean): Promise<void> =>
    rows.add({
      tenant,
      id: mintId('grant', began),
      workspace: workspaceId,
      subject,
      thing,
      role,
      source: baseline ? 'baseline' : 'direct',
      source_ref: '',
      baseline_slot: baseline ? '' : null,
      starts_at: at,
      ends_at: null,
      given_by: subjects[0] ?? null,
      ended_at: null,
      ended_by: null,
      ended_because: null,
      warn_at: null,
      warned_at: null,
      begin_at: null,
    });
  for (let nth = 1; nth < sizes.people; nth++) {
    const subject = subjects[nth] as SubjectId;
    const role = roleOf(nth, sizes);
    await give(subject, root, role, true);
    if (role === 'member')
      for (const team of random.some(teams, 1 + random.below(2)))
        await give(subject, team, random.chance(0.1) ? 'admin' : 'member', false);
    if (role !== 'admin')
      for (const project of random.some(projects, random.below(4))) await give(subject, project, 'assigned', false);
  }
  await rows.written();
}

async function requests(filling: Filling): Promise<void> {
  const { k, workspace, random, sizes, began, now, model, subjects, teams } = filling;
  const { tenant, id: workspaceId } = workspace;
  const rows = new Rows(k, 'requests');
  const [votes, cards] = [new Rows(k, 'votes', rows), new Rows(k, 'cards')];
  const all = sizes.decided + sizes.pending;
  for (let number = 1; number <= all; number++) {
    const isPending = number > sizes.decided;
    const created = isPending ? now - day : began + ((now - began - 2 * day) * number) / all;
    const at = instantOf(Math.floor(created));
    const id = mintId('request', Math.floor(created));
    const requester = subjects[sizes.admins + (number % Math.floor(sizes.people * 0.75))] as SubjectId;
    const state = isPending ? 'pending' : random.pick(['approved', 'approved', 'denied', 'cancelled', 'expired']);
    filling.requests.push(id);
    await rows.add({
      tenant,
      id,
      workspace: workspaceId,
      number,
      requester,
      target: requester,
      proposer: null,
      role: 'member',
      thing: teams[(number * 7) % teams.length] as ThingId,
      span: '{}',
      reason: 'To help with the launch',
      ticket: null,
      extends_grant: null,
      state,
      stage: 0,
      revision: 1,
      model,
      created_at: at,
      expires_at: instantOf(Math.floor(created) + 14 * day),
      remind_at: isPending ? instantOf(now + day) : null,
      reminders: 0,
      decided_at: isPending ? null : at,
      opened_grant: null,
    });
    if (state === 'approved' || state === 'denied')
      await votes.add({
        tenant,
        request: id,
        stage: 0,
        voter: subjects[number % sizes.admins] as SubjectId,
        requester,
        target: requester,
        verdict: state === 'approved' ? 'approve' : 'deny',
        comment: null,
        voted_at: at,
      });
    await cards.add({
      tenant,
      what: id,
      audience: 'help-desk',
      channel: helpDesk,
      ts: `1700000000.${String(number).padStart(6, '0')}`,
      subject: null,
      created_at: at,
    });
  }
  await rows.written();
  await votes.written();
  await cards.written();
  await k('counters').insert({ tenant, last_request: all }).onConflict('tenant').merge();
}

async function waiting({ k, workspace, sizes, now, began, subjects, teams }: Filling): Promise<void> {
  const { tenant, id: workspaceId, root } = workspace;
  const [invitations, tasks] = [new Rows(k, 'invitations'), new Rows(k, 'tasks')];
  for (let nth = sizes.people; nth < sizes.people + sizes.invitations; nth++)
    await invitations.add({
      tenant,
      id: mintId('invitation', now - day),
      workspace: workspaceId,
      subject: subjects[nth] as SubjectId,
      gives: JSON.stringify([{ role: 'member', thing: root, span: {} }]),
      state: 'pending',
      invited_by: subjects[0] ?? null,
      invited_at: instantOf(now - day),
      expires_at: instantOf(now + 13 * day),
      ended_at: null,
    });
  const done = sizes.openTasks * 20;
  for (let nth = 0; nth < done + sizes.openTasks; nth++) {
    const at = nth < done ? began + nth * 1_000 : now - day;
    const subject = subjects[sizes.admins + (nth % (sizes.people - sizes.admins))] as SubjectId;
    await tasks.add({
      tenant,
      id: mintId('task', at),
      workspace: workspaceId,
      key: `bench:${nth}`,
      title: `Give somebody a role ${nth}`,
      steps: JSON.stringify(['Open Miruni', 'Give the role']),
      link: null,
      subject,
      thing: teams[nth % teams.length] as ThingId,
      role: 'member',
      state: nth < done ? 'done' : 'open',
      done_by: nth < done ? (subjects[0] ?? null) : null,
      created_at: instantOf(at),
      ended_at: nth < done ? instantOf(at) : null,
    });
  }
  await invitations.written();
  await tasks.written();
}

async function history({
  k,
  workspace,
  random,
  sizes,
  began,
  now,
  subjects,
  teams,
  requests: asked,
}: Filling): Promise<void> {
  const chronicle = await Chronicle.open(k, workspace.tenant, workspace.id);
  const active = sizes.people - 1;
  for (let nth = 0; nth < sizes.events; nth++) {
    const time = Math.floor(began + ((now - began) * nth) / sizes.events);
    // One in fifty concerns the same well-known person: a long past of one's own.
    const target = subjects[nth % 50 === 0 ? sizes.admins + 1 : 1 + random.below(active)] as SubjectId;
    const by = subjects[random.below(sizes.admins)] as SubjectId;
    await chronicle.happened(time, by, happening(nth, target, teams, asked, random, time), nth > sizes.events * 0.9);
  }
  await chronicle.close();
}

function happening(
  nth: number,
  target: SubjectId,
  teams: readonly ThingId[],
  asked: readonly RequestId[],
  random: Random,
  time: number,
): Happening {
  const thing = teams[nth % teams.length] as ThingId;
  const request = asked[nth % asked.length] as RequestId;
  switch (nth % 4) {
    case 0:
      return { type: 'role.set', target, from: 'guest', to: 'member', reason: 'A new contract' };
    case 1:
      return {
        type: 'grant.opened',
        grant: mintId('grant', time),
        target,
        role: 'member',
        thing,
        startsAt: instantOf(time),
        endsAt: null,
        reason: null,
        request: null,
      };
    case 2:
      return {
        type: 'request.voted',
        request,
        target,
        stage: 0,
        verdict: random.chance(0.8) ? 'approve' : 'deny',
        state: 'approved',
        comment: null,
      };
    default:
      return {
        type: 'grant.ended',
        grant: mintId('grant', time),
        target,
        role: 'member',
        thing,
        because: 'its time is over',
        request: null,
      };
  }
}

function described({ sizes, requests: asked }: Filling): House {
  const nth = (part: number): string => slackIdOf(Math.floor(sizes.people * part));
  return {
    sizes,
    admin: slackIdOf(0),
    teamAdmin: nth(0.5),
    member: nth(0.6),
    collaborator: nth(0.9),
    guest: nth(0.97),
    wellKnown: slackIdOf(sizes.admins + 1),
    team: 'Team 3',
    project: 'Project 5',
    pending: { number: sizes.decided + 1, id: asked[sizes.decided] as string },
  };
}
