/** Every event has the deliveries that it is owed, each once, made in the order of its aggregate; those made long ago may be forgotten. */
import type { OwedFor } from '../../../src/db/bound.ts';
import type { DeliveryRow, State } from './rows.ts';
import { grouped, unmatched } from './texts.ts';

/**
 * Owed again by a person's Retry, put off by Slack without losing an attempt, or left behind by a bot that died with it: then its
 * place in time says nothing. Whoever has it in hand has not reported yet.
 */
const wasGivenBack = ({ attempts, token, leased_until }: DeliveryRow): boolean =>
  attempts + (leased_until === null ? 0 : 1) < token;

function orderViolations(rows: readonly DeliveryRow[]): string[] {
  const found: string[] = [];
  let lastEnd: DeliveryRow | undefined;
  let waiting: DeliveryRow | undefined;
  for (const row of rows) {
    if (row.state === 'owed') {
      if (!wasGivenBack(row)) waiting ??= row;
      continue;
    }
    if (row.state === 'discarded' || wasGivenBack(row)) continue;
    if (waiting && row.attempts > 0) found.push(`Delivery ${row.id} was made before ${waiting.id}, which comes first.`);
    if (lastEnd?.ended_at && row.ended_at && row.ended_at < lastEnd.ended_at)
      found.push(`Delivery ${row.id} was made before ${lastEnd.id}, which comes first.`);
    lastEnd = row;
  }
  return found;
}

/** Deliveries are kept for 30 days after they were made. */
const kept = 30 * 86_400_000;

export function deliveryViolations({ history, deliveries }: State, owedFor: OwedFor): string[] {
  const newest = history.map(({ at }) => Date.parse(at)).reduce((one, other) => Math.max(one, other), 0);
  const byEvent = grouped(deliveries, ({ tenant, event }) => `${tenant} ${event}`);
  const nameOf = ({ subscriber, aggregate }: { subscriber: string; aggregate: string }) =>
    `${subscriber} of ${aggregate}`;
  const owed = history.flatMap(({ tenant, id, at, happening }) => {
    const mayBeForgotten = Date.parse(at) < newest - kept;
    const there = (byEvent.get(`${tenant} ${id}`) ?? []).map(nameOf);
    const { extra, missing } = unmatched(there, owedFor(happening).map(nameOf));
    return [
      ...(mayBeForgotten ? [] : missing).map(
        (one) => `Event ${id} (${happening.type}) owes ${one}, and no delivery is there.`,
      ),
      ...extra.map((one) => `Event ${id} (${happening.type}) does not owe ${one}, and a delivery is there.`),
    ];
  });
  const aggregates = grouped(deliveries, (row) => `${row.tenant} ${nameOf(row)}`);
  return [...owed, ...[...aggregates.values()].flatMap(orderViolations)];
}
