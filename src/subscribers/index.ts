/** Every subscriber by the name that deliveries carry. */
import { card } from './card.ts';
import { home } from './home.ts';
import { provision } from './provision.ts';
import { requester } from './requester.ts';
import type { Subscriber } from './subscriber.ts';
import type { SubscriberName } from './subscriptions.ts';
import { task } from './task.ts';
import { tell } from './tell.ts';

export const subscribers: Record<SubscriberName, Subscriber> = { card, requester, tell, task, provision, home };
