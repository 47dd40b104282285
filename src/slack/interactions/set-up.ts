/** The set-up form: filled for somebody who may set up, and carried out. */
import type { SubjectId } from '../../domain/ids.ts';
import { invalid } from '../../domain/refusal.ts';
import { slackStandings } from '../../domain/subject.ts';
import type { Workspace } from '../../domain/tenant.ts';
import type { OpenProduct } from '../../operations/house/set-up.ts';
import { setUp } from '../../operations/house/set-up.ts';
import { arrive } from '../../operations/people/arrive.ts';
import { provedFrom } from '../../queries/models.ts';
import { refuseSetUp, setUpSoFar } from '../../queries/set-up.ts';
import { saidOf } from '../answer.ts';
import type { OfferedModel, Turn } from '../bot.ts';
import type { Opening } from '../forms.ts';
import { subjectOf } from '../turn.ts';
import {
  channel as channelPart,
  code,
  listed,
  loadingView,
  type Message,
  pageView,
  plainAnswer,
  type SetupAnswers,
  say,
  setupForm,
} from '../views/index.ts';
import { firstThings } from './first-things.ts';
import { requireHelpDesk } from './help-desk.ts';
import { maySetUp } from './may-set-up.ts';
import { submitting } from './submitting.ts';

/** `/role setup`: the form, for those who may use it. */
export const setUpOpening: Opening = {
  title: 'Set up Roledesk',
  async fill(turn) {
    const { bot, caller } = turn;
    const soFar = await bot.look(caller, setUpSoFar, undefined);
    if (!soFar.mayConfigure && !(soFar.isOpen && (await maySetUp(turn))))
      return bot.look(caller, refuseSetUp, { soFar, named: bot.admins.length > 0 });
    const { sound, problems } = await proveOffered(bot.models);
    const models = sound.map(({ name, title, version, summary }) => ({ name, title, version, summary }));
    const admins = firstAdmins(turn, []).map((id) => ({ id: null, slackUserId: id, name: 'somebody' }));
    const chosen = soFar.products.filter((product) => sound.some(({ name }) => name === product));
    return setupForm.build({ models, chosen, helpDesk: soFar.helpDesk, admins, problems });
  },
};

/**
 * Proves what may be chosen while the form is being filled: whoever submits it waits three seconds at most, and proving takes a part
 * of them. What does not hold is not offered, and is said.
 */
async function proveOffered(offered: readonly OfferedModel[]): Promise<{ sound: OfferedModel[]; problems: string[] }> {
  const sound: OfferedModel[] = [];
  const problems: string[] = [];
  for (const model of offered) {
    const proved = await provedFrom(model.text);
    const [first] = proved.ok ? [] : proved.problems;
    if (first) problems.push(`${model.title}: line ${first.line}: ${first.message}.`);
    else sound.push(model);
    // Others are answered between one and the next.
    await new Promise(setImmediate);
  }
  return { sound, problems };
}

/** Those whom the configuration names, and those who were chosen; whoever sets up, when that is nobody. */
function firstAdmins({ bot, slackUserId }: Turn, chosen: readonly string[]): string[] {
  const admins = [...new Set([...bot.admins, ...chosen])];
  return admins.length > 0 ? admins : [slackUserId];
}

/** Somebody chosen in the form, as a subject who can hold a role here. */
async function fullMember(turn: Turn, slackUserId: string, field: string): Promise<SubjectId> {
  const { subject } = await subjectOf(turn.bot, slackUserId);
  if (subject.state === 'active' && subject.slackKind === 'member') return subject.id;
  throw invalid('Somebody you chose is a guest, a bot, deactivated, or from another workspace.', {
    field,
    next: 'Choose full members.',
  });
}

const ownRolesOfSlack = ({ roles }: OfferedModel): boolean =>
  slackStandings.every((standing) => roles.includes(standing));

/** In a model of Slack's own roles, everybody is what they are in Slack. */
async function asInSlack({ bot, caller }: Turn): Promise<OpenProduct['people']> {
  const nobody = { tenant: caller.tenant, subject: null };
  const people: { subject: SubjectId; role: string }[] = [];
  for (const person of await bot.directory.everybody()) {
    if (person.deactivated || person.kind === 'stranger') continue;
    const { id } = await bot.performWide({ caller: nobody }, arrive, person, (subject) => subject);
    people.push({ subject: id, role: person.standing });
  }
  return people;
}

async function firstPeople(turn: Turn, model: OfferedModel, answers: SetupAnswers): Promise<OpenProduct['people']> {
  if (ownRolesOfSlack(model)) return asInSlack(turn);
  const admins = firstAdmins(turn, answers.admins);
  const members = answers.members.filter((id) => !admins.includes(id));
  return [
    ...(await Promise.all(
      admins.map(async (id) => ({ subject: await fullMember(turn, id, 'admins'), role: model.keeper })),
    )),
    ...(await Promise.all(
      members.map(async (id) => ({ subject: await fullMember(turn, id, 'members'), role: model.defaultRole })),
    )),
  ];
}

async function productsOf(turn: Turn, answers: SetupAnswers): Promise<OpenProduct[]> {
  const models = turn.bot.models.filter(({ name }) => answers.models.includes(name));
  const things = firstThings(answers.things, new Map(models.map(({ name, types }) => [name, types])));
  const products: OpenProduct[] = [];
  for (const model of models) {
    products.push({
      product: model.name,
      title: model.title,
      model,
      people: await firstPeople(turn, model, answers),
      things: things.filter(({ product }) => product === model.name).map(({ thing }) => thing),
    });
  }
  return products;
}

const product = ({ title }: { title: string }) => title;

/** What whoever set up is told, and what to do next. */
function done(opened: readonly Workspace[], id: string): Message {
  const what = opened.length === 0 ? 'Nothing new was opened.' : say`Opened: ${listed(opened.map(product))}.`;
  return plainAnswer([
    what,
    say`Requests are decided in ${channelPart(id)}.`,
    say`Invite people with ${code('/role invite')}, ask with ${code('/role request')}, and see what else there is with ${code('/role help')}.`,
  ]);
}

const title = 'Set up Roledesk';

/**
 * The form, submitted. What is wrong with the channel stands under its field at once; reading everybody of Slack may take longer
 * than Slack waits for an answer, so the form shows that it is at work, and then what came of it.
 */
export const submitSetUp = submitting(setupForm, async (answers, turn, { id }) => {
  const { bot } = turn;
  await requireHelpDesk(bot.directory, answers.channel);
  const work = async (): Promise<Message> => {
    const input = {
      products: await productsOf(turn, answers),
      helpDesk: answers.channel,
      callerMaySetUp: await maySetUp(turn),
    };
    return bot.performWide({ caller: turn.caller, key: turn.key }, setUp, input, (opened) =>
      done(opened, answers.channel),
    );
  };
  const finish = async (): Promise<void> => {
    const said = await work().catch((error: unknown) => saidOf(error, bot.log, 'setup'));
    await bot.client.views.update({ view_id: id, view: pageView(title, said) });
  };
  const isLong = bot.models.some((model) => answers.models.includes(model.name) && ownRolesOfSlack(model));
  if (!isLong) return { response_action: 'update', view: pageView(title, await work()) };
  return { answer: { response_action: 'update', view: loadingView(title) }, finish };
});
