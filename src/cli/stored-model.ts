/** The role model in force of a product, with the people there are, read from the configured database beside a running bot. */
import { existsSync } from 'node:fs';
import { ConfigProblems, readDatabaseUrl } from '../config.ts';
import { type Database, openDatabase } from '../db/index.ts';
import type { Tenant, Workspace } from '../domain/tenant.ts';
import { type CompiledModel, loadModel } from '../policy/index.ts';
import { modelOf } from '../queries/models.ts';
import { type WholeWorkspace, wholeWorkspace } from '../queries/whole-workspace.ts';

export interface Stored extends WholeWorkspace {
  readonly model: CompiledModel;
}

/** Why it cannot be read, for whoever typed the command. */
export class NotStored extends Error {}

/** Looks only. `slackId` names the Slack workspace where the product is set up in more than one. */
export async function readStored(product: string, slackId?: string): Promise<Stored> {
  const url = databaseUrl();
  // Nothing is asked of the inbox here, so its key does not matter.
  const db = await openDatabase({ url, inboxKey: new Uint8Array(32), owedFor: () => [], besideTheBot: true });
  try {
    const { tenant, workspace } = await placeOf(db, product, slackId);
    return await db.read(tenant.id, async (read) => {
      // With its tests and promises, as far as this version reads them: they are compared, too.
      const whole = loadModel((await read.models.get(workspace.model)).text);
      const model = whole.ok ? whole.model : await modelOf(read, workspace);
      return { model, ...(await wholeWorkspace(read, workspace, model)) };
    });
  } finally {
    await db.close();
  }
}

function databaseUrl(): string {
  try {
    const url = readDatabaseUrl();
    const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;
    if (file === null || existsSync(file)) return url;
    throw new NotStored(`There is no database at ${file}. Set DATABASE_URL to the one the bot uses.`);
  } catch (error) {
    if (error instanceof ConfigProblems) throw new NotStored(error.problems.join('\n'));
    throw error;
  }
}

interface Place {
  readonly tenant: Tenant;
  readonly workspace: Workspace;
}

async function placeOf({ across, read }: Database, product: string, slackId?: string): Promise<Place> {
  const tenants = (await across.listTenants()).filter((tenant) => slackId === undefined || tenant.slackId === slackId);
  const places: Place[] = [];
  const known: string[] = [];
  for (const tenant of tenants) {
    const workspaces = await read(tenant.id, (one) => one.workspaces.list());
    known.push(...workspaces.map((workspace) => workspace.product));
    places.push(...workspaces.filter((one) => one.product === product).map((workspace) => ({ tenant, workspace })));
  }
  const [place, another] = places;
  if (!place) {
    const set = known.length > 0 ? ` Set up are: ${[...new Set(known)].join(', ')}.` : ' Nothing is set up there.';
    throw new NotStored(`No product "${product}" is set up in this database.${set}`);
  }
  if (!another) return place;
  const where = places.map(({ tenant }) => `${tenant.slackId} (${tenant.name})`).join(', ');
  throw new NotStored(`"${product}" is set up more than once. Add --slack with one of: ${where}.`);
}
