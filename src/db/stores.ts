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

const makers: { readonly [Name in keyof Stores]: (bound: Bound) => Stores[Name] } = {
  tenants: tenantStore,
  workspaces: workspaceStore,
  models: modelStore,
  subjects: subjectStore,
  things: thingStore,
  grants: grantStore,
  invitations: invitationStore,
  requests: requestStore,
  events: eventStore,
  deliveries: deliveryStore,
  inbox: inboxStore,
  cards: cardStore,
  tasks: taskStore,
};

interface Lazy {
  bound: Bound;
}

/** Each store is made when it is first asked for: most acts need a few. */
const lazily = {} as Stores;
for (const name of Object.keys(makers) as (keyof Stores)[])
  Object.defineProperty(lazily, name, {
    get(this: Lazy) {
      const store = makers[name](this.bound);
      Object.defineProperty(this, name, { value: store });
      return store;
    },
  });

export const storesOf = (bound: Bound): Stores => Object.create(lazily, { bound: { value: bound } }) as Stores;
