/** Role models as they were stored: a version never changes, and the stored version decides, never the file. */
import { createHash } from 'node:crypto';
import { type ModelId, mintId, type SubjectId, type TenantId } from '../domain/ids.ts';
import { type Instant, millisecondsOf } from '../domain/instant.ts';
import { notFound } from '../domain/refusal.ts';
import type { Bound } from './bound.ts';
import { shapeOf, tableOf } from './table.ts';

export interface ModelVersion {
  id: ModelId;
  tenant: TenantId;
  name: string;
  version: string;
  /** The YAML file, byte for byte. */
  text: string;
  /** SHA-256 of the text. */
  hash: string;
  storedAt: Instant;
  /** When and by whom it was last put in force somewhere; null while it never was. */
  activatedAt: Instant | null;
  activatedBy: SubjectId | null;
}

export interface ModelStore {
  get(id: ModelId): Promise<ModelVersion>;
  findByHash(hash: string): Promise<ModelVersion | undefined>;
  list(): Promise<ModelVersion[]>;
  /** Stores a text once: the same text again answers the id it already has. */
  insert(model: Omit<ModelVersion, 'id' | 'tenant' | 'hash' | 'storedAt'>): Promise<ModelId>;
}

const shape = shapeOf<ModelVersion>({
  id: 'plain',
  tenant: 'plain',
  name: 'plain',
  version: 'plain',
  text: { column: 'yaml' },
  hash: 'plain',
  storedAt: 'plain',
  activatedAt: 'plain',
  activatedBy: 'plain',
});

export const hashOfModel = (text: string): string => createHash('sha256').update(text).digest('hex');

export function modelStore({ k, tenant, now }: Bound): ModelStore {
  const table = tableOf(k, tenant, 'model_versions', shape);
  const findByHash = (hash: string) => table.find(table.rows().where({ hash }));
  return {
    async get(id) {
      const found = await table.find(table.rows().where({ id }));
      if (!found) throw notFound('role model');
      return found;
    },
    findByHash,
    // Ids begin with the time at which they were stored.
    list: () => table.list(table.rows().orderBy('id')),
    async insert(model) {
      const hash = hashOfModel(model.text);
      const known = await findByHash(hash);
      if (known) return known.id;
      const id = mintId('model', millisecondsOf(now));
      await table.insert({ ...model, id, tenant, hash, storedAt: now });
      return id;
    },
  };
}
