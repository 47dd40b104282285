/** The first day: Cleo, an admin of this Slack, sets Roledesk up for two products in one form. */
import type { LocalSlack, PersonClient, SeenView, Told } from '../src/local-slack/index.ts';

const triesAtMost = 5;
const patienceMs = 60_000;

/** On a busy machine an answer may come after Slack's three seconds; whoever is told so does it again. */
async function again(deed: () => Promise<Told>): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { ok, problem, text } = await deed();
    if (ok) return;
    if (problem === undefined || tries === triesAtMost) throw new Error(text);
  }
}

/** The form that Cleo has before her, once it is the one with fields, or the one that says what came of them. */
const formOf = (slack: LocalSlack, cleo: PersonClient, hasFields: boolean): Promise<SeenView> =>
  slack.until(
    () => {
      const view = cleo.view();
      return view && view.fields.length > 0 === hasFields ? view : undefined;
    },
    'Roledesk to be set up',
    patienceMs,
  );

/** Fills the form in and sends it; answers it as it came, and what was said of it. */
export async function setUp(slack: LocalSlack): Promise<{ form: SeenView; result: SeenView }> {
  const cleo = slack.as('cleo');
  await again(() => cleo.types('#help-desk', '/role setup'));
  const form = await formOf(slack, cleo, true);
  await cleo.chooses('view', 'What do you manage here?', ['Minikai', 'Miruni']);
  await cleo.chooses('view', 'Help-desk channel', '#help-desk');
  await cleo.chooses('view', 'First Admins', ['@cleo', '@olga', '@hana']);
  await cleo.chooses('view', 'First Members', ['@ana', '@ben']);
  await cleo.fills('First things', 'team Web\nproject Site in Web\nmini "Rose Cottage"');
  await again(() => cleo.submits());
  return { form, result: await formOf(slack, cleo, false) };
}
