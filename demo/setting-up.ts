/** The first day: Cleo, an admin of this Slack, sets Roledesk up for two products in one form. */
import type { LocalSlack, SeenView } from '../src/local-slack/index.ts';

/** Fills the form in and sends it; answers it as it came, and what was said of it. */
export async function setUp(slack: LocalSlack): Promise<{ form: SeenView; result: SeenView }> {
  const cleo = slack.as('cleo');
  await cleo.types('#help-desk', '/role setup');
  const form = await slack.until(() => {
    const view = cleo.view();
    return view && view.fields.length > 0 ? view : undefined;
  }, 'the form to set Roledesk up');
  await cleo.chooses('view', 'What do you manage here?', ['Minikai', 'Miruni']);
  await cleo.chooses('view', 'Help-desk channel', '#help-desk');
  await cleo.chooses('view', 'First Admins', ['@cleo', '@olga', '@hana']);
  await cleo.chooses('view', 'First Members', ['@ana', '@ben']);
  await cleo.fills('First things', 'team Web\nproject Site in Web\nmini "Rose Cottage"');
  const told = await cleo.submits();
  const result = await slack.until(() => {
    const view = cleo.view();
    return view && view.fields.length === 0 ? view : undefined;
  }, told.text || 'Roledesk to be set up');
  return { form, result };
}
