/** What people can know: which projects there are, who may be added where, which requests wait; kept from what they were told. */
import type { Chance } from '../chance.ts';
import { admins, askers, movers } from '../world.ts';

export interface Asked {
  number: number;
  who: string;
}

export interface Board {
  chance: Chance;
  /** A name or word that no other act has. */
  fresh(prefix: string): string;
  projects: string[];
  /** Waiting for a decision, as far as anybody was told. */
  waiting: Asked[];
  /** Approved, and not yet ended. */
  approved: Asked[];
  /** Added to a project, and still there. */
  added: { who: string; project: string }[];
  /** Somebody and a project that they have nothing to do with yet; each pair is given out once. */
  pair(): { who: string; project: string } | undefined;
  admin(): string;
  mover(): string;
}

/** Takes one out at random, so that no two people begin from the same knowledge unless they are meant to. */
export function take<T>(from: T[], chance: Chance): T | undefined {
  const [taken] = from.splice(chance.whole(0, from.length - 1), 1);
  return taken;
}

export function newBoard(chance: Chance, seed: number): Board {
  const projects: string[] = [];
  const used = new Set<string>();
  let count = 0;
  return {
    chance,
    fresh: (prefix) => `${prefix}${seed}x${++count}`,
    projects,
    waiting: [],
    approved: [],
    added: [],
    pair() {
      for (let tries = 0; tries < 10; tries++) {
        const [who, project] = [chance.one(askers), chance.one(projects)];
        if (!who || !project || used.has(`${who} ${project}`)) continue;
        used.add(`${who} ${project}`);
        return { who, project };
      }
      return undefined;
    },
    admin: () => chance.one(admins) ?? '',
    mover: () => chance.one(movers) ?? '',
  };
}
