/** Steps in which nobody acts: time passes, sweeps come by in any order, deliveries are made. */
import { expireInvitations } from '../../../src/operations/people/expire-invitations.ts';
import { sweepBeginnings } from '../../../src/operations/requests/sweep-beginnings.ts';
import { sweepGrants } from '../../../src/operations/requests/sweep-grants.ts';
import { sweepReminders } from '../../../src/operations/requests/sweep-reminders.ts';
import { sweepRequests } from '../../../src/operations/requests/sweep-requests.ts';
import { sweepWarnings } from '../../../src/operations/requests/sweep-warnings.ts';
import { day, hour, minute, products } from '../acts/act.ts';
import { mustBeWhole } from '../play.ts';
import type { Step } from './setting.ts';

const jumps = [minute, 20 * minute, hour, 5 * hour, day, 4 * day, 15 * day];

/** What is over is over, swept or not. */
export const time: Step = async ({ play, dice }) => {
  const milliseconds = dice.of(jumps) ?? minute;
  play.stage.clock.passes({ seconds: milliseconds / 1000 });
  for (const player of play.players) player.book.now = play.stage.clock.now();
  const text = `${milliseconds / minute} minutes pass`;
  await mustBeWhole(play, text);
  return text;
};

const sweeps = { sweepGrants, sweepRequests, sweepReminders, sweepWarnings, sweepBeginnings, expireInvitations };

/** Some sweeps, in any order and side by side; none of them changes what anybody holds. */
export const sweep: Step = async ({ play, dice, who }) => {
  const names = Object.keys(sweeps) as (keyof typeof sweeps)[];
  const chosen = [dice.of(names), dice.of(names), dice.of(names)].filter((one) => one !== undefined);
  for (const product of products)
    await Promise.all(chosen.map((name) => who.house.act(null, product, sweeps[name], undefined)));
  const text = `swept: ${chosen.join(', ')}`;
  await mustBeWhole(play, text);
  return text;
};

/** The worker's side, as far as the database has a part in it: claimed in order, made, or given up. */
export const deliver: Step = async ({ play, dice }) => {
  const { across } = play.stage.db;
  let made = 0;
  for (; made < 8; made++) {
    const claimed = await across.claimDelivery();
    if (!claimed) break;
    if (dice.once(7)) await across.failDelivery(claimed, 'no such channel');
    else await across.finishDelivery(claimed);
  }
  const text = `${made} deliveries made`;
  await mustBeWhole(play, text);
  return text;
};
