/** The products of a tenant. */
import type { Workspace } from '../domain/tenant.ts';
import { keptQuery, type Query } from './look.ts';

/** Every workspace of the tenant, in the order they were opened. */
export const workspaces = keptQuery<undefined, readonly Workspace[]>((read) => read.workspaces.list());

/** The workspace of this product; undefined when the tenant has none of that name. */
export const workspaceByProduct: Query<string, Workspace | undefined> = (read, _caller, product) =>
  read.workspaces.findByProduct(product);
