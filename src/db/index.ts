/** What the rest of the house may know of the database: how it is opened, and its roads. */
export type { Across, Due, DueKind, NextDue, TenantIdentity } from './across.ts';
export type { Owed, OwedFor } from './bound.ts';
export type { Card } from './cards.ts';
export { isDatabaseUrl, sqliteFileOf } from './connection.ts';
export type { Delivery, DeliveryState } from './deliveries.ts';
export type { Claimed } from './delivery-desk.ts';
export { waitedInVain } from './failures.ts';
export type { ModelVersion } from './models.ts';
export { type DatabaseSettings, openDatabase } from './open.ts';
export type { Page, Paged } from './page.ts';
export type { Database, Read, Scope, Stores, Tx } from './ports.ts';
