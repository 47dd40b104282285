/** The products of a tenant. */
import type { ModelId, SubjectId, WorkspaceId } from '../domain/ids.ts';
import { conflict, notFound } from '../domain/refusal.ts';
import type { Workspace } from '../domain/tenant.ts';
import type { Bound } from './bound.ts';
import { shapeOf, tableOf } from './table.ts';

export interface WorkspaceStore {
  get(id: WorkspaceId): Promise<Workspace>;
  /** In the order they were opened. */
  list(): Promise<Workspace[]>;
  findByProduct(product: string): Promise<Workspace | undefined>;
  /** Its root thing must be inserted in the same transaction. */
  insert(workspace: Workspace): Promise<void>;
  /** Puts another stored model version in force. Conflict when somebody did so meanwhile. */
  setModel(before: Workspace, model: ModelId, by: SubjectId | null): Promise<Workspace>;
}

const shape = shapeOf<Workspace>({
  id: 'plain',
  tenant: 'plain',
  product: 'plain',
  title: 'plain',
  model: 'plain',
  root: 'plain',
  createdAt: 'plain',
});

export function workspaceStore({ k, tenant, now }: Bound): WorkspaceStore {
  const table = tableOf(k, tenant, 'workspaces', shape);
  return {
    async get(id) {
      const found = await table.find(table.rows().where({ id }));
      if (!found) throw notFound('product');
      return found;
    },
    list: () => table.list(table.rows().orderBy(['created_at', 'id'])),
    findByProduct: (product) => table.find(table.rows().where({ product })),
    insert: (workspace) =>
      table.insert(workspace, conflict(`${workspace.title} is already set up here.`, { code: 'already_set_up' })),
    async setModel(before, model, by) {
      const after = { ...before, model };
      await table.replace(before, after, 'product');
      await k('model_versions').where({ tenant, id: model }).update({ activated_at: now, activated_by: by });
      return after;
    },
  };
}
