/** `/role add @ana to web [as admin] [for 4h] [because ...]`: gives people a role on a thing; a user group is shown as a plan first. */
import type { WorkspaceId } from '../../domain/ids.ts';
import { notFound } from '../../domain/refusal.ts';
import type { ShownPlan, ShownVerdict } from '../../domain/shown.ts';
import { type KeptPlan, planOf } from '../../operations/plans.ts';
import {
  type Added,
  type AddToThing,
  type AddVerdict,
  addToThing,
  judgeAdding,
  planAdding,
} from '../../operations/things/add-to-thing.ts';
import { invitePreview } from '../../queries/inviting.ts';
import { peopleNamed } from '../../queries/people-named.ts';
import type { Said, Turn } from '../bot.ts';
import { actIn, type Expanded, expanded, workspaceIn } from '../resolve.ts';
import { added, groupPlanAnswer, pieceOf, planAnswer, thingName } from '../views/index.ts';
import type { Command } from './index.ts';

export const add: Command<'add'> = async ({ people, thing, thingRole, span, reason }, turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  const { people: subjects, not } = await expanded(turn, people, thing.id);
  const input = { people: subjects, thing: thing.id, role: thingRole?.name ?? null, span, reason };
  const groups = people.flatMap((one) =>
    one.kind === 'group' ? [`@${one.name?.replace(/^@/u, '') ?? 'the group'}`] : [],
  );
  if (groups.length === 0) return addNow(turn, workspace.id, input, thing.path, not);
  const plan = await planFor(turn, workspace.id, input, not);
  const [group, ...others] = groups;
  return group && others.length === 0 && people.length === 1 ? groupPlanAnswer({ ...plan, group }) : planAnswer(plan);
};

/** Carries it out and says what came of each; `name` is how the thing was called. */
export async function addNow(
  turn: Turn,
  workspace: WorkspaceId,
  input: AddToThing,
  name: string,
  not: Expanded['not'] = [],
): Promise<Said> {
  const named = await turn.bot.look(turn.caller, peopleNamed, input.people);
  return turn.bot.perform(actIn(turn, workspace), addToThing, input, ({ role, verdicts }) =>
    added({
      thing: name,
      role: role.title,
      isDefault: input.role === null,
      verdicts: verdicts.map((one) => ({ ...one, person: named(one.subject) })),
      not,
    }),
  );
}

/** Shows what would come of each, with a button that does it; whoever is in the group when it is pressed later is not meant. */
async function planFor(
  turn: Turn,
  workspace: WorkspaceId,
  input: AddToThing,
  not: Expanded['not'],
): Promise<ShownPlan> {
  const draw = await drawing(turn, workspace, input, not);
  return turn.bot.perform(actIn(turn, workspace), planAdding, input, (planned) => draw(planned, planned.ref, 0));
}

/** The next lines of a plan, judged as things are now. */
export async function addPiece(turn: Turn, ref: string, from: number): Promise<Said> {
  const { bot, caller } = turn;
  const { kind, workspace, body } = await bot.performWide({ caller }, planOf, { ref }, (kept) => kept);
  if (kind !== 'add' || workspace === null) throw notFound('list like that');
  const draw = await drawing(turn, workspace, body as AddToThing, []);
  return bot.perform({ caller, workspace }, judgeAdding, body as AddToThing, (judged) =>
    planAnswer(draw(judged, ref, from)),
  );
}

/** A plan that was confirmed: everything is judged again. */
export async function carryOutAdding({ workspace, body }: KeptPlan, turn: Turn): Promise<Said> {
  const input = body as AddToThing;
  if (workspace === null) throw notFound('plan like that');
  const [given] = await givenBy(turn, workspace, input);
  return addNow(turn, workspace, input, given ? thingName(given.thing) : 'it');
}

async function givenBy(turn: Turn, workspace: WorkspaceId, { thing, role, span }: AddToThing) {
  const input = { role: null, to: [{ thing, role }], span };
  const { gives } = await turn.bot.look(turn.caller, invitePreview, { workspace, input });
  return gives.filter((one) => !one.thing.isRoot);
}

/** Everything that is looked up before the plan is made, because it is drawn inside the transaction. */
async function drawing(turn: Turn, workspace: WorkspaceId, input: AddToThing, not: Expanded['not']) {
  const named = await turn.bot.look(turn.caller, peopleNamed, input.people);
  const gives = await givenBy(turn, workspace, input);
  const [given] = gives;
  const missing = not.map(({ about, says }): ShownVerdict => ({ about, verdict: 'refuse', says }));
  return ({ thing, verdicts }: Added, ref: string, from: number): ShownPlan => {
    const lines = [
      ...verdicts.map((one): ShownVerdict => ({ about: named(one.subject), ...plannedAs(one) })),
      ...missing,
    ];
    return {
      ref,
      title: `Add ${lines.length === 1 ? '1 person' : `${lines.length} people`} to ${given ? thingName(given.thing) : thing.name}`,
      gives,
      verdicts: pieceOf(lines, from, `add:${ref}`),
      does: lines.filter(({ verdict }) => verdict === 'do').length,
      notes: [],
    };
  };
}

function plannedAs({ verdict, says }: AddVerdict): Pick<ShownVerdict, 'verdict' | 'says'> {
  switch (verdict) {
    case 'added':
      return { verdict: 'do', says: 'will be added.' };
    case 'lengthened':
      return { verdict: 'do', says: 'has it already and gets more time.' };
    case 'already':
      return { verdict: 'skip', says: 'has it already.' };
    case 'refused':
      return { verdict: 'refuse', says: says ?? 'nothing allows it.' };
  }
}
