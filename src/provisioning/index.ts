/** Which connector serves which product: one line each. */
import { byHand } from './by-hand.ts';
import type { Connector } from './connector.ts';
import { slackByHand } from './slack-by-hand.ts';

const connectors: Readonly<Record<string, Connector>> = { slack: slackByHand };

/** The connector for products under this role model. */
export const connectorFor = (model: string): Connector => connectors[model] ?? byHand;

export type { Change, Connector, Steps } from './connector.ts';
