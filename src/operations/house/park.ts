/** Deliveries of a tenant are stopped while nothing can reach its Slack, and go on when it can be reached again; nothing is lost. */
import type { WideOperation } from '../desk.ts';

/** Stops them, and keeps the reason for Admins to see. */
export const park: WideOperation<string, void> = async ({ tx }, because) => {
  await tx.tenants.park(because);
};

/** Lets them go on: the bot was started with a token that Slack accepts. */
export const unpark: WideOperation<undefined, void> = async ({ tx }) => {
  if ((await tx.tenants.get()).parkedBecause !== null) await tx.tenants.unpark();
};
