/** Home as its reader may see it: every part asks the policy; what is not theirs to see is not there. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Listed, ShownDelivery, ShownHome, ShownMember, ShownPerson } from '../domain/shown.ts';
import { history } from './history.ts';
import { heldPage } from './holders.ts';
import { invitations } from './invitations.ts';
import { keptQuery } from './look.ts';
import { actionsAt } from './may.ts';
import { everyRow } from './pages.ts';
import { personCard } from './person.ts';
import { myRequests, waitingFor } from './requests.ts';
import { type Place, placesOf, shownPeople, shownRole, shownThings } from './showing.ts';
import { tasks } from './tasks.ts';

export type HomeWanted = {
  /** Runs the Slack workspace, so that they may set Roledesk up where nobody has. */
  maySetUp: boolean;
  /** The list that is to begin elsewhere than at its start, by its key. */
  at: { key: string; from: number } | null;
};

/** As many of each list as Home draws at a time: what is read and not drawn takes as long. */
const drawn = { waiting: 3, requests: 5, invitations: 5, tasks: 3, people: 8, history: 8, admins: 5 };

const nothing = <Item>(key: string): Listed<Item> => ({ items: [], from: 0, total: 0, key });

/** What Home is drawn from. */
export const home = keptQuery<HomeWanted, ShownHome>(async (read, caller, { maySetUp, at }) => {
  const you = caller.subject;
  if (!you) throw new Error('Home has a reader');
  const from = (key: string): number => (at?.key === key ? at.from : 0);
  const places = await placesOf(read);
  const actions = new Map(
    await Promise.all(places.map(async (place) => [place, await actionsAt(read, place, caller)] as const)),
  );
  const placesWith = (action: string): Place[] =>
    places.filter((place) => actions.get(place)?.includes(`workspace.${action}`));
  const [nameOf, card, waiting] = await Promise.all([
    shownPeople(read, [you]),
    personCard(read, caller, you),
    waitingFor(read, caller, { from: from('waiting'), limit: drawn.waiting }),
  ]);
  const cares = placesWith('configure').length > 0;
  return {
    you: nameOf(you),
    isSetUp: places.length > 0,
    maySetUp,
    isKnown: [...actions.values()].some((some) => some.length > 0),
    admins: await adminsOf(read, places),
    mayInvite: placesWith('invite').length > 0,
    access: { ...card.holds, items: card.holds.items.slice(from(card.holds.key)), from: from(card.holds.key) },
    requests: await myRequests(read, caller, { from: from('my-requests'), limit: drawn.requests }),
    waiting: waiting.total > 0 || cares ? waiting : null,
    people: await peopleOf(read, placesWith('view_people'), from('people')),
    invitations:
      placesWith('invite').length > 0
        ? await invitations(read, caller, { from: from('invitations'), limit: drawn.invitations })
        : null,
    tasks: cares ? await tasks(read, caller, { from: from('tasks'), limit: drawn.tasks }) : null,
    failed: cares ? await failedOf(read, from('failed')) : null,
    history: placesWith('view_history').length > 0 ? await historyOf(read, caller, from('history')) : null,
    parkedBecause: cares ? (await read.tenants.get()).parkedBecause : null,
  };
});

/** Some of those who run a product, to be asked (MK-20). */
async function adminsOf(read: Read, places: readonly Place[]): Promise<ShownPerson[]> {
  const ids = new Set<SubjectId>();
  for (const { workspace, model } of places) {
    for (const id of await read.grants.listKeepers(workspace.id, workspace.root, model.keeper, read.asOf)) ids.add(id);
  }
  const few = [...ids].slice(0, drawn.admins);
  const nameOf = await shownPeople(read, few);
  return few.map(nameOf);
}

/** Everybody with a workspace role where the reader may view people, by name and each once; the strongest role first. */
async function peopleOf(read: Read, places: readonly Place[], from: number): Promise<Listed<ShownMember> | null> {
  if (places.length === 0) return null;
  const { people, total, grants } = await heldPage(read, places, null, { from, limit: drawn.people });
  const things = await shownThings(
    read,
    places.map(({ workspace }) => workspace.root),
  );
  const nameOf = await shownPeople(read, people);
  const rolesOf = (subject: SubjectId): ShownMember['roles'] =>
    places.flatMap(({ workspace, model }) => {
      const thing = things.get(workspace.root);
      const ranked = model.roles.map(({ name }) => name);
      return grants
        .filter((grant) => grant.subject === subject && grant.thing === workspace.root)
        .sort((a, b) => ranked.indexOf(a.role) - ranked.indexOf(b.role))
        .flatMap(({ role, endsAt }) => (thing ? [{ role: shownRole(model, 'workspace', role), thing, endsAt }] : []));
    });
  const items = people.map((subject) => ({ person: nameOf(subject), roles: rolesOf(subject) }));
  return { items, from, total, key: 'people' };
}

/** Deliveries that can never work and wait for a person. */
async function failedOf(read: Read, from: number): Promise<Listed<ShownDelivery>> {
  const dead = await everyRow((page) => read.deliveries.listFailed(page));
  if (dead.length === 0) return nothing('failed');
  const what: Record<string, string> = {
    card: 'A card in the help desk',
    requester: 'A message to whoever asked',
    tell: 'A notice to somebody',
    task: 'A task in the help desk',
    provision: 'A change in a product',
    home: 'A Home page',
  };
  const items = dead.slice(from).map(({ id, subscriber, createdAt, attempts, problem }) => ({
    id,
    what: what[subscriber] ?? subscriber,
    since: createdAt,
    attempts,
    problem: problem ?? 'no reason was given',
  }));
  return { items, from, total: dead.length, key: 'failed' };
}

async function historyOf(read: Read, caller: Caller, from: number): Promise<ShownHome['history']> {
  const { events, names } = await history(read, caller, {
    about: { kind: 'all', product: null },
    since: null,
    from,
    limit: drawn.history,
  });
  return { events: { ...events, key: 'history' }, names };
}
