/** Setting up: which products under which models, where the help desk is, and who the first Admins are. */
import { type ModelId, mintId, type SubjectId } from '../domain/ids.ts';
import { millisecondsOf } from '../domain/instant.ts';
import { denied, invalid } from '../domain/refusal.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { WideDesk, WideOperation } from './desk.ts';
import { setBaseline } from './ledger.ts';

/** A product to open: its short name, and the text of the role model it is to run under. */
export interface OpenProduct {
  product: string;
  title: string;
  model: { name: string; version: string; text: string };
  /** The role that runs Roledesk there: the keeper of the model. */
  keeper: string;
}

export interface SetUp {
  products: readonly OpenProduct[];
  /** Slack id of the help-desk channel; that it is private and without outsiders was read from Slack just before. */
  helpDesk: string;
  /** The first Admins, already known as subjects. */
  admins: readonly SubjectId[];
  /** Whoever types it may: named in the configuration, or an owner or admin of the Slack workspace. */
  callerMaySetUp: boolean;
}

/**
 * Opens the products that are not open yet and makes the first Admins. Later calls may add a product or move the help desk:
 * then only somebody who may configure every open product can do it.
 */
export const setUp: WideOperation<SetUp, readonly Workspace[]> = async (desk, input) => {
  const { tx } = desk;
  await requireSetUp(desk, input);
  if (input.admins.length === 0) throw invalid('Somebody has to be the first Admin.', { field: 'admins' });

  const present = await tx.workspaces.list();
  const wanted = input.products.filter(({ product }) => !present.some((workspace) => workspace.product === product));
  const opened: Workspace[] = [];
  for (const product of wanted) opened.push(await openProduct(desk, product, input.admins));

  const tenant = await tx.tenants.get();
  if (tenant.helpDeskChannel !== input.helpDesk) {
    await tx.tenants.setHelpDesk(input.helpDesk);
    await tx.events.append(desk.caller, null, { type: 'tenant.set_up', helpDesk: input.helpDesk });
  }
  return opened;
};

async function requireSetUp(desk: WideDesk, input: SetUp): Promise<void> {
  const desks = await desk.desks();
  if (desks.length === 0) {
    if (input.callerMaySetUp) return;
    throw denied('Roledesk is not set up yet, and only an owner or admin of this Slack workspace can do that.', {
      code: 'set_up_first',
      action: 'workspace.configure',
      next: 'Ask one of them to type `/role setup`.',
    });
  }
  for (const place of desks) await place.require({ action: 'workspace.configure', thing: place.workspace.root });
}

async function storeModel({ tx, now, caller }: WideDesk, model: OpenProduct['model']): Promise<ModelId> {
  return tx.models.insert({ ...model, activatedAt: now, activatedBy: caller });
}

async function openProduct(
  desk: WideDesk,
  { product, title, model, keeper }: OpenProduct,
  admins: readonly SubjectId[],
): Promise<Workspace> {
  const { tx, now } = desk;
  const at = millisecondsOf(now);
  const workspace: Workspace = {
    id: mintId('workspace', at),
    tenant: tx.tenant,
    product,
    title,
    model: await storeModel(desk, model),
    root: mintId('thing', at),
    createdAt: now,
  };
  await tx.workspaces.insert(workspace);
  await tx.things.insert({
    id: workspace.root,
    tenant: tx.tenant,
    workspace: workspace.id,
    type: 'workspace',
    name: title,
    inside: null,
    flags: [],
    externalId: null,
    archivedAt: null,
    createdAt: now,
  });
  await tx.events.append(desk.caller, workspace.id, { type: 'workspace.opened', product, model: workspace.model });
  const inside = await desk.deskIn(workspace);
  for (const admin of admins) await setBaseline(inside, admin, keeper, 'first Admin');
  return workspace;
}
