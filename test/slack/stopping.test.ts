/** Told to stop in the middle of work: what has begun is finished and answered, and then everything is closed. */
import { type Office, openOffice } from '../support/office.ts';

describe.each(['socket', 'http'] as const)('stopped over %s', (mode) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ mode, products: ['miruni'], admins: ['cleo', 'olga'] });
  });
  afterEach(() => office?.stop());

  it('answers a command that it had begun', async () => {
    const { db, isBusy, stop } = office.running;
    const { transact } = db;
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    db.transact = async (scope, work) => waiting.then(() => transact(scope, work));
    const told = office.as('cleo').types('#general', '/role team new Web');
    await office.slack.until(isBusy, 'the command to arrive');
    const stopped = stop();
    setTimeout(goOn, 300);
    expect((await told).text).toContain('Made the team Web.');
    await stopped;
    await expect(db.across.now()).rejects.toThrow();
  });
});
