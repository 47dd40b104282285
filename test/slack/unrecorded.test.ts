/** What cannot be recorded is not acknowledged and not called done: events come again, and whoever typed is told the truth. */
import { InDoubt } from '../../src/domain/in-doubt.ts';
import { makeLog } from '../../src/log.ts';
import { saidOf } from '../../src/slack/answer.ts';
import { type Office, openOffice } from '../support/office.ts';

describe.each(['socket', 'http'] as const)('over %s, while the database fails', (mode) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ mode, products: ['miruni'], admins: ['cleo', 'olga'] });
    await office.holds('ben', 'miruni', 'member');
  });
  afterEach(() => office?.stop());

  /** Nothing can be written until it is mended. */
  function breaks(): { mend(): void } {
    const { db } = office.running;
    const { transact } = db;
    db.transact = () => Promise.reject(new Error('SQLITE_IOERR'));
    return {
      mend() {
        db.transact = transact;
      },
    };
  }

  it('an event is not acknowledged, and runs when Slack sends it again', async () => {
    const { across } = office.running.db;
    const { keepPayload } = across;
    let tries = 0;
    across.keepPayload = (...event) =>
      ++tries === 1 ? Promise.reject(new Error('SQLITE_IOERR')) : keepPayload(...event);
    office.slack.change.deactivates('ben');
    await office.slack.until(() => tries === 2, 'Slack to send it again', 10_000);
    await office.slack.settled(50);
    expect(await office.roles('ben', 'miruni')).toEqual([]);
    expect((await office.history('miruni')).filter((type) => type === 'subject.deactivated')).toHaveLength(1);
  });

  it('a command is told that nothing was changed, and may be typed again', async () => {
    const broken = breaks();
    const told = await office.as('cleo').types('#general', '/role team new Web');
    expect(told.text).toContain('I could not record this, so nothing was changed.');
    broken.mend();
    expect((await office.as('cleo').types('#general', '/role team new Web')).text).toContain('Made the team Web.');
  });

  it('an event that was kept and then failed is run again later, without Slack', async () => {
    const { db } = office.running;
    const broken = breaks();
    office.slack.change.deactivates('ben');
    await office.slack.settled(50);
    broken.mend();
    await office.delivered();
    expect(await office.history('miruni')).not.toContain('subject.deactivated');
    office.passes({ minutes: 2 });
    await office.delivered();
    expect(await office.roles('ben', 'miruni')).toEqual([]);
    expect(await db.across.listUnfinishedPayloads()).toEqual([]);
  });
});

describe('what somebody is told about an accident', () => {
  const log = makeLog('silent');

  it('is that nothing was changed only where that is known', () => {
    expect(saidOf(new Error('out of memory'), log, 'role').text).toContain('nothing was changed');
    const doubt = saidOf(new InDoubt(new Error('connection lost')), log, 'role').text;
    expect(doubt).not.toContain('nothing was changed');
    expect(doubt).toContain('it may have been');
  });

  it('never quotes the accident', () => {
    expect(JSON.stringify(saidOf(new Error('insert into people'), log, 'role'))).not.toContain('people');
  });
});
