/** A small cast for the tests of the database: one product with a team and a project, three people, and short ways to make more. */
import type { Database, Tx } from '../../src/db/index.ts';
import type { Grant } from '../../src/domain/grant.ts';
import { mintId, type SubjectId, type TenantId, type ThingId, type WorkspaceId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Invitation } from '../../src/domain/invitation.ts';
import type { Request } from '../../src/domain/request.ts';
import type { Person, Subject } from '../../src/domain/subject.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Thing } from '../../src/domain/thing.ts';

export const at = (text: string): Instant => text as Instant;
export const start = at('2026-11-22T09:00:00.000Z');
const mint = <Kind extends Parameters<typeof mintId>[0]>(kind: Kind) => mintId(kind, Date.parse(start));

export interface Cast {
  tenant: TenantId;
  workspace: WorkspaceId;
  root: ThingId;
  model: Awaited<ReturnType<Tx['models']['insert']>>;
  ana: SubjectId;
  ben: SubjectId;
  cleo: SubjectId;
  web: ThingId;
  site: ThingId;
}

export const aSubject = (tenant: TenantId, more: Partial<Subject> = {}): Subject => ({
  id: mint('subject'),
  tenant,
  slackUserId: null,
  enterpriseUserId: null,
  slackKind: 'member',
  state: 'active',
  directory: null,
  createdAt: start,
  ...more,
});

export const aPerson = (subject: SubjectId, name: string, more: Partial<Person> = {}): Person => ({
  subject,
  name,
  email: `${name.toLowerCase()}@example.com`,
  emailConfirmed: true,
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  ...more,
});

export const aThing = (cast: Pick<Cast, 'tenant' | 'workspace'>, more: Partial<Thing>): Thing => ({
  id: mint('thing'),
  tenant: cast.tenant,
  workspace: cast.workspace,
  type: 'team',
  name: 'web',
  inside: null,
  flags: [],
  externalId: null,
  archivedAt: null,
  createdAt: start,
  ...more,
});

export const aGrant = ({ tenant, workspace, root, ana }: Cast, more: Partial<Grant> = {}): Grant => ({
  id: mint('grant'),
  tenant,
  workspace,
  subject: ana,
  thing: root,
  role: 'admin',
  source: 'direct',
  sourceRef: '',
  startsAt: start,
  endsAt: null,
  givenBy: null,
  endedAt: null,
  endedBy: null,
  endedBecause: null,
  ...more,
});

export const aRequest = (
  { tenant, workspace, root, ben, model }: Cast,
  more: Partial<Request> = {},
): Omit<Request, 'number'> => ({
  id: mint('request'),
  tenant,
  workspace,
  requester: ben,
  target: ben,
  proposer: null,
  role: 'admin',
  thing: root,
  span: { length: { count: 4, unit: 'hour' } },
  reason: 'rotating the certificate',
  ticket: null,
  extends: null,
  state: 'pending',
  stage: 0,
  revision: 0,
  model,
  createdAt: start,
  expiresAt: at('2026-11-29T09:00:00.000Z'),
  remindAt: at('2026-11-23T09:00:00.000Z'),
  reminders: 0,
  decidedAt: null,
  grant: null,
  ...more,
});

export const anInvitation = (
  { tenant, workspace, root, ana, ben }: Cast,
  more: Partial<Invitation> = {},
): Invitation => ({
  id: mint('invitation'),
  tenant,
  workspace,
  subject: ben,
  gives: [{ role: 'member', thing: root, span: {} }],
  state: 'pending',
  invitedBy: ana,
  invitedAt: start,
  expiresAt: at('2026-12-06T09:00:00.000Z'),
  endedAt: null,
  ...more,
});

export const aTask = ({ tenant, workspace, ben }: Cast, more: Partial<Task> = {}): Task => ({
  id: mint('task'),
  tenant,
  workspace,
  key: 'slack-invite:ben',
  title: 'Invite Ben',
  steps: ['Open Slack', 'Invite'],
  link: null,
  subject: ben,
  thing: null,
  role: null,
  state: 'open',
  doneBy: null,
  createdAt: start,
  endedAt: null,
  ...more,
});

async function addPerson(tx: Tx, name: string, slackUserId: string): Promise<SubjectId> {
  const subject = aSubject(tx.tenant, { slackUserId });
  await tx.subjects.insert(subject, aPerson(subject.id, name));
  return subject.id;
}

/** One more product, with nothing in it but its root. */
export async function addProduct(
  tx: Tx,
  product: string,
  model: Cast['model'],
): Promise<Pick<Cast, 'workspace' | 'root'>> {
  const { tenant } = tx;
  const workspace = mint('workspace');
  const root = mint('thing');
  await tx.workspaces.insert({ id: workspace, tenant, product, title: product, model, root, createdAt: tx.now });
  await tx.things.insert(aThing({ tenant, workspace }, { id: root, type: 'workspace', name: product }));
  return { workspace, root };
}

/** Sets up one product for one tenant. */
export async function seed(db: Database, slackId = 'T1', product = 'minikai'): Promise<Cast> {
  const { id: tenant } = await db.across.openTenant({ slackId, name: 'Acme', botUserId: 'UBOT' });
  return db.transact({ tenant }, async (tx) => {
    const model = await tx.models.insert({
      name: product,
      version: '1',
      text: `model: ${product}\n`,
      activatedAt: null,
      activatedBy: null,
    });
    const { workspace, root } = await addProduct(tx, product, model);
    const here = { tenant, workspace };
    const web = aThing(here, { name: 'Web', inside: root });
    const site = aThing(here, { type: 'project', name: 'Site', inside: web.id, flags: ['closed'] });
    await tx.things.insert(web);
    await tx.things.insert(site);
    const ana = await addPerson(tx, 'Ana', `U${slackId}A`);
    const ben = await addPerson(tx, 'Ben', `U${slackId}B`);
    const cleo = await addPerson(tx, 'Cleo', `U${slackId}C`);
    return { tenant, workspace, root, model, ana, ben, cleo, web: web.id, site: site.id };
  });
}
