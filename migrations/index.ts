/** Every step of the schema, in order; names are kept in the database for good. */
import { tenants } from './0001-tenants.ts';
import { subjects } from './0002-subjects.ts';
import { things } from './0003-things.ts';
import { grants } from './0004-grants.ts';
import { requests } from './0005-requests.ts';
import { events } from './0006-events.ts';
import { deliveries } from './0007-deliveries.ts';
import { growth } from './0008-growth.ts';
import { told } from './0009-told.ts';
import { suspects } from './0010-suspects.ts';
import type { Migration } from './engine.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-tenants': tenants,
  '0002-subjects': subjects,
  '0003-things': things,
  '0004-grants': grants,
  '0005-requests': requests,
  '0006-events': events,
  '0007-deliveries': deliveries,
  '0008-growth': growth,
  '0009-told': told,
  '0010-suspects': suspects,
};
