// The faults that can be switched on, and how the local Slack wants them told.

export const faultKinds = {
  rate_limited: 'Rate limited (429)',
  server_error: 'Server error (5xx)',
  error: 'Refused with an error',
  slow: 'Late',
  hang: 'Never answered',
  drop: 'Done, but the line is cut before the answer',
} as const;

export type FaultKind = keyof typeof faultKinds;

/** Where faults are mostly wanted; anything else may be typed. */
export const methods = [
  '*',
  'chat.postMessage',
  'chat.update',
  'chat.postEphemeral',
  'views.open',
  'views.update',
  'views.publish',
  'conversations.open',
  'users.info',
  'response_url',
  'delivery',
  'slash_commands',
  'block_actions',
  'view_submission',
];

export interface FaultForm {
  kind: FaultKind;
  method: string;
  times: number;
  /** Seconds, status, name of the error or milliseconds, as the kind has it. */
  extra: string;
}

/** What belongs to a kind beyond method and number: its label and what stands there at first. */
export const extraOf: Partial<Record<FaultKind, { key: string; label: string; first: string; isNumber: boolean }>> = {
  rate_limited: { key: 'retryAfter', label: 'Retry after, seconds', first: '2', isNumber: true },
  server_error: { key: 'status', label: 'Status', first: '503', isNumber: true },
  error: { key: 'error', label: 'Error', first: 'channel_not_found', isNumber: false },
  slow: { key: 'ms', label: 'Late by, milliseconds', first: '4000', isNumber: true },
};

/** A fault as `/control/faults` takes it. */
export function faultBody({ kind, method, times, extra }: FaultForm): Record<string, unknown> {
  const more = extraOf[kind];
  const value = more && (more.isNumber ? Number(extra) : extra);
  return { kind, method: method.trim() || '*', times, ...(more ? { [more.key]: value } : {}) };
}

/** A fault that waits, in words. */
export function faultInWords(fault: Record<string, unknown>): string {
  const kind = faultKinds[fault.kind as FaultKind] ?? String(fault.kind);
  const more = extraOf[fault.kind as FaultKind];
  const extra = more ? ` (${more.label.toLowerCase()}: ${String(fault[more.key])})` : '';
  const method = fault.method === '*' ? 'any call' : String(fault.method);
  const times = fault.times === 1 ? 'once' : `${fault.times === null ? 'every time' : `${String(fault.times)} times`}`;
  return `${method}: ${kind}${extra}, ${times}`;
}
