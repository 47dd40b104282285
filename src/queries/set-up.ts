/** How far this tenant is set up, and whether the reader may change that. */
import { decide } from '../policy/index.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { modelOf } from './models.ts';

export interface SetUpSoFar {
  /** Short names of the products that are open. */
  products: readonly string[];
  helpDesk: string | null;
  /** May change the set-up of every open product; false when none is open. */
  mayConfigure: boolean;
  /** Nothing is set up yet, or a product has nobody left to decide: then whoever runs the Slack workspace may. */
  isOpen: boolean;
}

/** What the set-up form is filled with. */
export const setUpSoFar: Query<undefined, SetUpSoFar> = async (read, { subject }) => {
  const workspaces = await read.workspaces.list();
  let mayConfigure = workspaces.length > 0 && subject !== null;
  let isOpen = workspaces.length === 0;
  for (const workspace of workspaces) {
    const model = await modelOf(read, workspace);
    const facts = await factsAbout(read, workspace, model, { subjects: subject ? [subject] : [] });
    const question = { action: 'workspace.configure', thing: workspace.root };
    mayConfigure &&= subject !== null && decide(model, { ...question, caller: subject }, facts).allowed;
    isOpen ||= (await read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.now)).length === 0;
  }
  const { helpDeskChannel } = await read.tenants.get();
  return { products: workspaces.map(({ product }) => product), helpDesk: helpDeskChannel, mayConfigure, isOpen };
};
