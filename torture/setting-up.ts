/** The first day: the product is set up through the form that everybody uses, however often the bot dies meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlack } from '../src/local-slack/index.ts';
import type { Fleet } from './fleet.ts';
import { admins, askers, movers, prober } from './world.ts';

async function tryOnce(slack: LocalSlack): Promise<string> {
  const cleo = slack.as('cleo');
  for (let times = 0; cleo.view() && times < 3; times++) await cleo.closes();
  await cleo.types('#help-desk', '/role setup');
  await slack.until(
    () => cleo.view()?.fields.some(({ label }) => label === 'Help-desk channel'),
    'the set-up form',
    10_000,
  );
  await cleo.chooses('view', 'What do you manage here?', ['Miruni']);
  await cleo.chooses('view', 'Help-desk channel', '#help-desk');
  await cleo.chooses(
    'view',
    'First Admins',
    admins.map((who) => `@${who}`),
  );
  await cleo.chooses(
    'view',
    'First Members',
    [...askers, ...movers, prober].map((who) => `@${who}`),
  );
  await cleo.fills('First things', 'team Web');
  const told = await cleo.submits();
  return told.view?.text ?? told.text;
}

async function addAskers(slack: LocalSlack): Promise<string> {
  const people = askers.map((who) => `@${who}`).join(' ');
  return (await slack.as('cleo').types('#general', `/role add ${people} to team web`)).text;
}

/** Tries until somebody is told that it is done, and the askers are on the team. */
export async function setUp(slack: LocalSlack, fleet: Fleet): Promise<void> {
  const until = async (done: RegExp, attempt: () => Promise<string>): Promise<void> => {
    let said = '';
    for (let tries = 0; tries < 30 && !done.test(said); tries++) {
      await fleet.ready();
      fleet.turn();
      said = await attempt().catch((error: unknown) => String(error));
      if (!done.test(said)) await sleep(200);
    }
    if (!done.test(said)) throw new Error(`Setting up never worked: ${said}`);
  };
  await until(/Opened: Miruni|Nothing new was opened/, () => tryOnce(slack));
  await until(/is (already )?Team Member of Web/, () => addAskers(slack));
}
