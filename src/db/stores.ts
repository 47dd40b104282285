/** Every store, bound to one transaction and one tenant. */
import type { Bound } from './bound.ts';
import { cardStore } from './cards.ts';
import { deliveryStore } from './deliveries.ts';
import { eventStore } from './events.ts';
import { grantStore } from './grants.ts';
import { inboxStore } from './inbox.ts';
import { invitationStore } from './invitations.ts';
import { modelStore } from './models.ts';
import type { Stores } from './ports.ts';
import { requestStore } from './requests.ts';
import { subjectStore } from './subjects.ts';
import { taskStore } from './tasks.ts';
import { tenantStore } from './tenants.ts';
import { thingStore } from './things.ts';
import { workspaceStore } from './workspaces.ts';

/** What stores need besides their transaction, the same for all of them. */
export type Sources = Pick<Bound, 'owedFor'>;

export const storesOf = (bound: Bound): Stores => ({
  tenants: tenantStore(bound),
  workspaces: workspaceStore(bound),
  models: modelStore(bound),
  subjects: subjectStore(bound),
  things: thingStore(bound),
  grants: grantStore(bound),
  invitations: invitationStore(bound),
  requests: requestStore(bound),
  events: eventStore(bound),
  deliveries: deliveryStore(bound),
  inbox: inboxStore(bound),
  cards: cardStore(bound),
  tasks: taskStore(bound),
});
