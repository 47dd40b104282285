/** How far this tenant is set up, and whether the reader may change that. */
import type { Read } from '../db/ports.ts';
import type { SubjectId } from '../domain/ids.ts';
import { denied } from '../domain/refusal.ts';
import { decide } from '../policy/index.ts';
import { candidatesFor } from './candidates.ts';
import { factsAbout } from './facts.ts';
import type { Query } from './look.ts';
import { type Place, placesOf, shownPeople } from './showing.ts';

export interface SetUpSoFar {
  /** Short names of the products that are open. */
  products: readonly string[];
  helpDesk: string | null;
  /** May change the set-up of every open product; false when none is open. */
  mayConfigure: boolean;
  /** Titles of the products whose set-up the reader may not change. */
  notTheirs: readonly string[];
  /** Names of those who may change the set-up of every open product. */
  configurers: readonly string[];
  /** Nothing is set up yet, or a product has nobody left to decide: then whoever runs the Slack workspace may. */
  isOpen: boolean;
}

/** What the set-up form is filled with. */
export const setUpSoFar: Query<undefined, SetUpSoFar> = async (read, { subject }) => {
  const places = await placesOf(read);
  const who = await Promise.all(places.map((place) => configurersOf(read, place, subject)));
  const notTheirs = places
    .filter((_place, nth) => !subject || !who[nth]?.has(subject))
    .map((one) => one.workspace.title);
  const everywhere = [...(who[0] ?? [])].filter((one) => who.every((some) => some.has(one)));
  const nameOf = await shownPeople(read, everywhere);
  const keepers = await Promise.all(
    places.map(({ workspace, model }) => read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.now)),
  );
  const { helpDeskChannel } = await read.tenants.get();
  return {
    products: places.map(({ workspace }) => workspace.product),
    helpDesk: helpDeskChannel,
    mayConfigure: places.length > 0 && notTheirs.length === 0,
    notTheirs,
    configurers: everywhere.map((id) => nameOf(id).name).sort(),
    isOpen: places.length === 0 || keepers.some((some) => some.length === 0),
  };
};

/** Those of a product who may change its set-up, and the reader if they may. */
async function configurersOf(read: Read, place: Place, reader: SubjectId | null): Promise<ReadonlySet<SubjectId>> {
  const { workspace, model } = place;
  const action = 'workspace.configure';
  const candidates = await candidatesFor(read, workspace, model, { action, thing: workspace.root });
  const subjects = [...new Set([...candidates, ...(reader ? [reader] : [])])];
  const facts = await factsAbout(read, workspace, model, { subjects });
  return new Set(subjects.filter((caller) => decide(model, { caller, action, thing: workspace.root }, facts).allowed));
}

/** Refuses, and says who may: until it is set up those who run Slack or whom the configuration names, then those who run every product. */
export const refuseSetUp: Query<{ soFar: SetUpSoFar; named: boolean }, never> = async (
  read,
  _caller,
  { soFar, named },
) => {
  const { isOpen, notTheirs, configurers } = soFar;
  if (isOpen)
    throw denied(
      named
        ? 'Only those whom the configuration of Roledesk names set it up.'
        : 'Only an owner or admin of this Slack workspace sets Roledesk up.',
      { code: 'set_up_first', action: 'workspace.configure', next: 'Ask one of them to type `/role setup`.' },
    );
  const places = await placesOf(read);
  const first = places.find(({ workspace }) => workspace.title === notTheirs[0]);
  const says = 'Roledesk is set up here. To change that one must be able to change the settings of every product';
  throw denied(`${says}, and you may not in ${inWords(notTheirs)}.`, {
    code: 'set_up_already',
    action: 'workspace.configure',
    ...(first && { workspace: first.workspace.id }),
    next:
      configurers.length > 0 ? `Those who can: ${inWords(configurers)}.` : 'At the moment nobody may in every product.',
  });
};

/** The first few in words, and how many more. */
function inWords(names: readonly string[]): string {
  const few = names.slice(0, 5);
  const rest = names.length - few.length;
  const all = rest > 0 ? [...few, `${rest} more`] : few;
  return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter(Boolean).join(' and ');
}
