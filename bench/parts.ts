/** The parts of the benchmarks, each loaded only when it is asked for. A new part is one line here and one place in docs/performance.md. */
import type { Part } from './kit/part.ts';

export const parts: Readonly<Record<string, () => Promise<Part>>> = {
  fresh: async () => (await import('./fresh/part.ts')).fresh,
  growth: async () => (await import('./growth/part.ts')).growth,
  http: async () => (await import('./http/part.ts')).http,
  start: async () => (await import('./http/start.ts')).start,
  policy: async () => (await import('./policy/part.ts')).policy,
};
