/** Words about people with nothing, too much, nonsense and worse behind them: a private refusal, nothing changed, nobody pinged. */
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
  await office.holds('ana', 'minikai', 'member');
  await office.delivered();
});
afterAll(() => office.stop());

const verbs = [
  'invite',
  'set',
  'remove',
  'offboard',
  'show',
  'who',
  'who can',
  'why',
  'history',
  'invite resend',
  'invite cancel',
  'task done',
];
const behind: readonly [string, string][] = [
  ['nonsense', 'flurb grommet'],
  ['a broadcast', '<!channel>'],
  ['everybody', '@everyone @here admin'],
  ['another tenant’s id', '<@U0ELSEWHERE> admin'],
  ['a command of another kind', "'; drop table grants; --"],
  ['marks that turn the direction', '\u202e@ana\u202c admin \u2066x\u2069'],
  ['ten thousand characters', 'a'.repeat(10_000)],
  ['a quote that never ends', '"@ana admin'],
];

describe.each(behind)('%s', (_name, words) => {
  it.each(verbs)('after %s', async (verb) => {
    const before = (await office.history('minikai')).filter((type) => type !== 'act.denied');
    const cleo = office.as('cleo');
    const told = await cleo.types(`/role ${verb} ${words}`);
    expect(told.ok).toBe(true);
    expect(told.text).not.toBe('');
    expect(told.text).not.toContain('I could not record this');
    for (const message of told.messages) {
      expect(message.private).toBe(true);
      expect(message.pings.filter((ping) => /channel|here|everyone/.test(ping))).toEqual([]);
    }
    expect((await office.history('minikai')).filter((type) => type !== 'act.denied')).toEqual(before);
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
  });
});
