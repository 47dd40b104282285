// What went over the wire, as the journal of the local Slack tells it, put into a line each.

interface Noted {
  number: number;
  at: number;
}

export type Entry = Noted &
  (
    | { kind: 'call'; method: string; args: unknown; ok: boolean; ms: number; result?: unknown; error?: string }
    | {
        kind: 'delivery';
        type: string;
        by: 'socket' | 'http' | 'none';
        payload: unknown;
        ok: boolean;
        ms: number;
        problem?: string;
        answer?: unknown;
        retry?: number;
      }
    | { kind: 'validation'; where: string; problems: { message: string; pointer: string }[] }
    | { kind: 'response_url'; ok: boolean; body: unknown; error?: string }
    | { kind: 'fault'; method: string; fault: string }
  );

export type Kind = Entry['kind'];

/** What each kind is called where one filters. */
export const kindNames: Record<Kind, string> = {
  delivery: 'Payloads in',
  call: 'Calls out',
  response_url: 'Response URLs',
  validation: 'Refused blocks',
  fault: 'Faults',
};

export interface Line {
  /** Whom it goes to: `→ app`, `app →`. */
  way: string;
  title: string;
  /** How long it took, or what became of it. */
  outcome: string;
  isBad: boolean;
}

/** One entry in a line. */
export function lineOf(entry: Entry): Line {
  switch (entry.kind) {
    case 'call':
      return {
        way: 'app →',
        title: entry.method,
        outcome: entry.ok ? `ok, ${Math.round(entry.ms)} ms` : (entry.error ?? 'failed'),
        isBad: !entry.ok,
      };
    case 'delivery':
      return {
        way: '→ app',
        title: entry.retry ? `${entry.type} (attempt ${entry.retry + 1})` : entry.type,
        outcome: entry.ok ? `acknowledged in ${Math.round(entry.ms)} ms` : (entry.problem ?? 'not acknowledged'),
        isBad: !entry.ok,
      };
    case 'response_url':
      return {
        way: 'app →',
        title: 'response_url',
        outcome: entry.ok ? 'ok' : (entry.error ?? 'failed'),
        isBad: !entry.ok,
      };
    case 'validation':
      return {
        way: 'refused',
        title: entry.where,
        outcome: entry.problems.map((it) => `${it.pointer}: ${it.message}`).join('; '),
        isBad: true,
      };
    case 'fault':
      return { way: 'fault', title: entry.method, outcome: entry.fault.replaceAll('_', ' '), isBad: true };
  }
}

/** What is worth reading of an entry: everything but what the line says already. */
export function detailsOf({ number: _, at: __, kind: ___, ...rest }: Entry): string {
  return JSON.stringify(rest, null, 2);
}

/** Those of these kinds that hold the sought word, newest first. */
export function filtered(entries: readonly Entry[], kinds: ReadonlySet<Kind>, sought: string): Entry[] {
  const word = sought.trim().toLowerCase();
  return entries
    .filter((it) => kinds.has(it.kind) && (word === '' || JSON.stringify(it).toLowerCase().includes(word)))
    .toReversed();
}

const most = 500;

/** What is known with what came since; the oldest go when there are too many. */
export const withNews = (entries: readonly Entry[], news: readonly Entry[]): readonly Entry[] => {
  const last = entries.at(-1)?.number ?? -1;
  const fresh = news.filter((it) => it.number > last);
  return fresh.length === 0 ? entries : [...entries, ...fresh].slice(-most);
};
