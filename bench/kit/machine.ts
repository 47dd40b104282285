/** What the figures were measured on, in one line. */
import { availableParallelism, cpus, totalmem } from 'node:os';

export function machine(): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const day = new Date().toISOString().slice(0, 10);
  return `${availableParallelism()} cores (${model}), ${memory}, ${process.platform}, Node ${process.versions.node}, ${day}`;
}
