/** The first story: set up, ask, decide, explain, give back; shown as each person sees it. */
import type { LocalSlack, PersonClient } from '../src/local-slack/index.ts';
import { setUp } from './setting-up.ts';
import { does, sees, step } from './show.ts';

/** Types a line and shows the private answer. */
async function types(person: PersonClient, line: string, channel = '#general'): Promise<void> {
  does(person.handle, line);
  sees(person.handle, (await person.types(channel, line)).text);
}

export async function playStory(slack: LocalSlack): Promise<void> {
  const [cleo, ana, ben] = [slack.as('cleo'), slack.as('ana'), slack.as('ben')];
  const card = () =>
    cleo.sees('#help-desk').findLast(({ text, private: isPrivate }) => !isPrivate && text.includes('R-1001'));

  step(1, 'Cleo, an admin of this Slack, sets Roledesk up for two products.');
  const { form, result } = await setUp(slack);
  does('cleo', '/role setup');
  sees('cleo', form.text);
  does('cleo', 'fills the form in and presses [Set it up]');
  sees('cleo', result.text);

  step(2, 'Cleo puts Ana in charge of a team.');
  await types(cleo, '/role add @ana to web as admin', '#help-desk');
  await slack.until(() => ana.dm().at(-1), 'the notice to Ana');
  sees('ana', ana.dm().at(-1)?.text ?? '');

  step(3, 'Ben tries to help himself. The policy says no, and why.');
  await types(ben, '/role set me admin in miruni');
  await types(ben, '/role why');

  step(4, 'So Ben asks. The help desk gets a card.');
  await types(ben, '/role request admin in miruni for 4h because rotating the certificate');
  await slack.until(card, 'the card');
  sees('cleo', card()?.text ?? '');

  step(5, 'Cleo approves; Ben is told, and the card says so.');
  does('cleo', '[Approve]');
  const decided = await cleo.presses(card() ?? 'view', 'Approve');
  if (decided.text) sees('cleo', decided.text);
  await slack.until(() => ben.dm().some(({ text }) => text.includes('until')), 'the answer to Ben');
  sees('ben', ben.dm().at(-1)?.text ?? '');
  await slack.until(() => card()?.text.includes('Approved by'), 'the card to say so');
  sees('cleo', card()?.text ?? '');

  step(6, 'Ben gives it back when he is done. What he was before counts again.');
  await types(ben, '/role end R-1001');
  await types(ben, '/role me');

  step(7, 'The history says who did what, and why.');
  await types(cleo, '/role history R-1001', '#help-desk');
}
