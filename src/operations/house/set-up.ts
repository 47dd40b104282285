/** Setting up: which products under which models, where the help desk is, and who and what is there from the first day. */
import { firstDay } from '../../domain/grant.ts';
import { type ModelId, mintId, type SubjectId } from '../../domain/ids.ts';
import { millisecondsOf } from '../../domain/instant.ts';
import { denied, invalid } from '../../domain/refusal.ts';
import type { Workspace } from '../../domain/tenant.ts';
import type { Problem } from '../../policy/index.ts';
import { provedFrom } from '../../queries/models.ts';
import type { Desk, WideDesk, WideOperation } from '../desk.ts';
import { setBaseline } from '../ledger.ts';
import { alreadyIs } from '../people/told.ts';
import { type FirstThing, insertThing, makeThings } from './first-things.ts';

export type { FirstThing } from './first-things.ts';

/** A product to open: its short name, the text of its role model, and who holds what from the first day. */
export interface OpenProduct {
  product: string;
  title: string;
  model: { name: string; version: string; text: string };
  people: readonly { subject: SubjectId; role: string }[];
  things: readonly FirstThing[];
}

export interface SetUp {
  products: readonly OpenProduct[];
  /** Slack id of the help-desk channel; that it is private and without outsiders was read from Slack just before. */
  helpDesk: string;
  /** Whoever types it may set up: named in the configuration, or an owner or admin of the Slack workspace. */
  callerMaySetUp: boolean;
}

/**
 * Opens the products that are not open yet. Later it may add a product or move the help desk: then only somebody who may
 * configure every open product does it. A product whose last keeper is gone takes its first people again, from whoever may set up.
 */
export const setUp: WideOperation<SetUp, readonly Workspace[]> = async (desk, input) => {
  const desks = await desk.desks();
  const orphaned = await without(desks);
  await requireSetUp(desks, orphaned, input);

  const opened: Workspace[] = [];
  for (const product of input.products) {
    const present = desks.find(({ workspace }) => workspace.product === product.product);
    if (!present) opened.push(await openProduct(desk, product));
    else if (orphaned.includes(present)) await admit(present, product.people);
  }

  const tenant = await desk.tx.tenants.get();
  if (tenant.helpDeskChannel !== input.helpDesk) {
    await desk.tx.tenants.setHelpDesk(input.helpDesk);
    await desk.tx.events.append(desk.caller, null, { type: 'tenant.set_up', helpDesk: input.helpDesk });
  }
  return opened;
};

/** The products in which nobody active is left who could decide anything. */
async function without(desks: readonly Desk[]): Promise<Desk[]> {
  const orphaned: Desk[] = [];
  for (const desk of desks) {
    const { tx, workspace, model, now } = desk;
    const keepers = await tx.grants.listKeepers(workspace.id, workspace.root, model.keeper, now);
    if (keepers.length === 0) orphaned.push(desk);
  }
  return orphaned;
}

async function requireSetUp(desks: readonly Desk[], orphaned: readonly Desk[], input: SetUp): Promise<void> {
  if (orphaned.length === desks.length && !input.callerMaySetUp) {
    throw denied('Only an owner or admin of this Slack workspace sets Roledesk up.', {
      code: 'set_up_first',
      action: 'workspace.configure',
      next: 'Ask one of them to type `/role setup`.',
    });
  }
  for (const desk of desks) {
    if (orphaned.includes(desk) && input.callerMaySetUp) continue;
    await desk.require({ action: 'workspace.configure', thing: desk.workspace.root });
  }
}

/** What is put in force is proved and tested first, and never again: what is in force already is only compiled. */
async function storeModel(
  { tx, now, caller }: WideDesk,
  { name, version, text }: OpenProduct['model'],
): Promise<ModelId> {
  const proved = await provedFrom(text);
  if (!proved.ok) throw doesNotHold(name, proved.problems);
  return tx.models.insert({ name, version, text, activatedAt: now, activatedBy: caller });
}

const doesNotHold = (name: string, [first, ...others]: readonly Problem[]): Error =>
  invalid(`The role model ${name} does not hold: line ${first?.line}: ${first?.message}.`, {
    code: 'model_does_not_hold',
    next: `Whoever runs Roledesk sees all of it with: roledesk model check ${name}.yaml${others.length > 0 ? ` (${others.length} more)` : ''}.`,
  });

async function openProduct(desk: WideDesk, given: OpenProduct): Promise<Workspace> {
  const { tx, now } = desk;
  const at = millisecondsOf(now);
  const workspace: Workspace = {
    id: mintId('workspace', at),
    tenant: tx.tenant,
    product: given.product,
    title: given.title,
    model: await storeModel(desk, given.model),
    root: mintId('thing', at),
    createdAt: now,
  };
  await tx.workspaces.insert(workspace);
  await insertThing(desk.tx, workspace, workspace.root, 'workspace', given.title, null);
  await tx.events.append(desk.caller, workspace.id, {
    type: 'workspace.opened',
    product: given.product,
    model: workspace.model,
  });
  const inside = await desk.deskIn(workspace);
  await admit(inside, given.people);
  await makeThings(inside, given.things);
  return workspace;
}

async function admit(desk: Desk, people: OpenProduct['people']): Promise<void> {
  if (!people.some(({ role }) => role === desk.model.keeper)) {
    throw invalid(`Somebody has to be the first ${desk.model.roles[0]?.title ?? 'Admin'} of ${desk.workspace.title}.`, {
      field: 'admins',
    });
  }
  for (const { subject, role } of people) {
    await setBaseline(desk, subject, role, firstDay);
    await alreadyIs(desk, subject, role);
  }
}
