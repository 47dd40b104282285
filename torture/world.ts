/** Who is in the tortured Slack: Admins, people who ask, people whose roles are changed, and one who only looks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type DeclaredWorld, sampleWorld } from '../src/local-slack/index.ts';

const many = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

/** They decide, give and take; all of them read the help desk. */
export const admins = ['cleo', 'olga', ...many('boss', 6)];

/** They are on the team, ask for access, end it, and are added to projects. */
export const askers = many('asker', 12);
/** Nothing hangs on their workspace role, so that changing it needs no plan. */
export const movers = many('mover', 4);
/** Only asks whether the bot answers. */
export const prober = 'ben';

export function tortureWorld(manifestFile: string): DeclaredWorld {
  const world = sampleWorld({ manifest: parse(readFileSync(manifestFile, 'utf8')) });
  const [acme] = world.teams;
  for (const handle of new Set([...admins.slice(2), ...askers, ...movers]))
    acme?.people.push({ handle, name: `Person ${handle}` });
  acme?.channels?.find(({ name }) => name === 'help-desk')?.members?.push(...admins.slice(2));
  return world;
}
