/** The set-up form: filled for somebody who may set up, and carried out. */
import type { SubjectId } from '../../domain/ids.ts';
import { denied, invalid } from '../../domain/refusal.ts';
import { type SlackPerson, slackStandings } from '../../domain/subject.ts';
import type { OpenProduct } from '../../operations/set-up.ts';
import { setUp } from '../../operations/set-up.ts';
import { setUpSoFar } from '../../queries/set-up.ts';
import type { OfferedModel, Turn } from '../bot.ts';
import type { Opening } from '../forms.ts';
import { subjectOf } from '../turn.ts';
import { type SetupAnswers, setupForm } from '../views/index.ts';
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
    if (!soFar.mayConfigure && !(soFar.isOpen && (await maySetUp(turn)))) {
      throw denied('Only an owner or admin of this Slack workspace sets Roledesk up.', {
        code: 'set_up_first',
        next: 'Ask one of them to type `/role setup`.',
      });
    }
    const models = bot.models.map(({ name, title, version, summary }) => ({ name, title, version, summary }));
    const you = { id: caller.subject, slackUserId: turn.slackUserId, name: 'you' };
    return setupForm.build({ models, chosen: soFar.products, helpDesk: soFar.helpDesk, admins: [you], problems: [] });
  },
};

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
async function asInSlack(turn: Turn): Promise<OpenProduct['people']> {
  const everybody = (await turn.bot.directory.everybody()).filter(
    ({ kind, deactivated }) => !deactivated && kind !== 'stranger',
  );
  const people: { subject: SubjectId; role: string }[] = [];
  for (const person of everybody) people.push({ subject: await knownAs(turn, person), role: person.standing });
  return people;
}

const knownAs = async (turn: Turn, person: SlackPerson): Promise<SubjectId> =>
  (await subjectOf(turn.bot, person.slackUserId)).subject.id;

async function firstPeople(turn: Turn, model: OfferedModel, answers: SetupAnswers): Promise<OpenProduct['people']> {
  if (ownRolesOfSlack(model)) return asInSlack(turn);
  const admins = answers.admins.length > 0 ? answers.admins : [turn.slackUserId];
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

/** The form, submitted: the channel and the people are read from Slack first, then everything is one transaction. */
export const submitSetUp = submitting(setupForm, async (answers, turn) => {
  await requireHelpDesk(turn.bot.directory, answers.channel);
  const input = {
    products: await productsOf(turn, answers),
    helpDesk: answers.channel,
    callerMaySetUp: await maySetUp(turn),
  };
  return turn.bot.performWide({ caller: turn.caller, key: turn.key }, setUp, input, () => undefined);
});
