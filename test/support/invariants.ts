/** What must hold in a database whatever happened to it, checked by its rows alone: for the oracle's steps, and after crashes. */
import type { Knex } from 'knex';
import type { OwedFor } from '../../src/db/bound.ts';
import { connect } from '../../src/db/connection.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { owedFor } from '../../src/subscribers/subscriptions.ts';
import { baselineViolations } from './invariants/baselines.ts';
import { chainViolations } from './invariants/chain.ts';
import { deliveryViolations } from './invariants/deliveries.ts';
import { grantViolations } from './invariants/grants.ts';
import { invitationViolations, taskViolations } from './invariants/invitations.ts';
import { goneViolations, stageViolations } from './invariants/people.ts';
import { placeViolations } from './invariants/places.ts';
import { requestViolations } from './invariants/requests.ts';
import { type State, stateOf } from './invariants/rows.ts';
import { type Acknowledged, forgotten, leftOver } from './invariants/settled.ts';
import { thingViolations } from './invariants/things.ts';

export type { Acknowledged } from './invariants/settled.ts';

export interface Checking {
  /** What events are owed; the bot's own unless the database was opened with another. */
  owedFor?: OwedFor;
  /** Given when all that was due by then has been swept and delivered: nothing may be left over. */
  settledAt?: Instant;
  /** What people were told was done: each must be there, once. */
  acknowledged?: readonly Acknowledged[];
}

/** What is wrong in rows that were read already, a sentence each. */
export const violationsOf = (state: State, checking: Checking = {}): string[] => [
  ...chainViolations(state),
  ...grantViolations(state),
  ...baselineViolations(state),
  ...requestViolations(state),
  ...stageViolations(state),
  ...goneViolations(state),
  ...invitationViolations(state),
  ...taskViolations(state),
  ...thingViolations(state),
  ...placeViolations(state),
  ...deliveryViolations(state, checking.owedFor ?? owedFor),
  ...(checking.settledAt ? leftOver(state, checking.settledAt) : []),
  ...forgotten(state, checking.acknowledged ?? []),
];

/**
 * What is wrong, a sentence each; empty when nothing is. Every row is read, in one transaction, and held against the history:
 * whoever was killed at any moment leaves a database in which nothing is found. Takes memory for the whole database.
 */
export const violationsIn = async (k: Knex, checking: Checking = {}): Promise<string[]> =>
  violationsOf(await stateOf(k), checking);

/** The same for a URL, with a connection of its own; a bot may be running on it. */
export async function violationsAt(url: string, checking: Checking = {}): Promise<string[]> {
  const engine = connect(url);
  return violationsIn(engine.reader, checking).finally(() => engine.close());
}
