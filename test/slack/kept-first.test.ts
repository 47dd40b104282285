/** A decision that is pressed: kept, acknowledged, and carried out after that; once, whatever comes between. */
import { isKeptFirst } from '../../src/slack/kept-first.ts';
import { actions } from '../../src/slack/views/index.ts';
import { cardIn } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('what is kept first', () => {
  const press = (actionId: string, rest: object = {}) => ({
    type: 'block_actions',
    container: { message_ts: '1.2' },
    actions: [{ action_id: actionId, action_ts: '3.4' }],
    ...rest,
  });

  it.each([
    ['a decision on a card', press(actions.approve), true],
    ['one of several such buttons', press(`${actions.taskDone}:3`), true],
    ['the same on Home, where its answer is a page', press(actions.taskDone, { view: { type: 'home' } }), false],
    ['a press that opens a form', press(actions.deny), false],
    ['a press that shows more', press(actions.showMore), false],
    ['a search', { type: 'block_suggestion', action_id: actions.approve }, false],
    ['a command', { command: '/role', text: 'approve R-1001' }, false],
    ['something unreadable', 'nonsense', false],
  ])('%s: %#', (_what, body, expected) => {
    expect(isKeptFirst(body)).toBe(expected);
  });
});

describe.each(['socket', 'http'] as const)('a decision pressed over %s', (mode) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ mode, products: ['minikai'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'minikai', 'member');
    await office.as('ben').types('#general', '/role request admin for 1d because rotating the certificate');
    await office.delivered();
  });
  afterEach(() => office?.stop());

  const approves = (who = 'cleo') => office.as(who).presses(cardIn(office), 'Approve', { confirm: true });
  const acknowledged = () => office.slack.journal.deliveries('block_actions').some(({ ok }) => ok);
  const unfinished = () => office.running.db.across.listUnfinishedPayloads();
  const votes = async () => (await office.history('minikai')).filter((type) => type === 'request.voted');

  /** Nothing is carried out until it goes on; where it ends in an error, that is what comes of it. */
  function held() {
    const { db } = office.running;
    const { transact } = db;
    let goOn: (error?: Error) => void = () => {};
    const waits = new Promise<void>((resolve, reject) => {
      goOn = (error) => (error ? reject(error) : resolve());
    });
    waits.catch(() => {});
    db.transact = async (scope, work) => waits.then(() => transact(scope, work));
    return {
      goOn,
      mend() {
        db.transact = transact;
      },
    };
  }

  it('is acknowledged once it is kept, and carried out after that', async () => {
    const hold = held();
    const pressed = approves();
    await office.slack.until(acknowledged, 'the acknowledgement');
    expect(await unfinished()).toHaveLength(1);
    hold.goOn();
    await pressed;
    expect(await votes()).toHaveLength(1);
    expect(await office.roles('ben', 'minikai')).toContain('admin');
    expect(await unfinished()).toEqual([]);
  });

  it('that could not be carried out is carried out later, and whoever pressed hears of it once', async () => {
    const hold = held();
    hold.goOn(new Error('SQLITE_IOERR'));
    const told = await approves();
    expect(told.text).toContain('Your press is kept, but I could not carry it out just now.');
    office.passes({ minutes: 2 });
    await office.delivered();
    expect(await unfinished()).toHaveLength(1);
    expect(
      office
        .as('cleo')
        .sees('#help-desk')
        .filter(({ text }) => text.includes('Your press is kept')),
    ).toHaveLength(1);
    hold.mend();
    office.passes({ minutes: 2 });
    await office.delivered();
    expect(await votes()).toHaveLength(1);
    expect(await office.roles('ben', 'minikai')).toContain('admin');
    expect(await unfinished()).toEqual([]);
  });

  it('that could not be kept changes nothing, and whoever pressed hears that', async () => {
    const { across } = office.running.db;
    across.keepPayload = () => Promise.reject(new Error('SQLITE_FULL'));
    const told = await approves();
    expect(told.text).toContain('I could not record this, so nothing was changed.');
    office.passes({ minutes: 2 });
    await office.delivered();
    expect(await votes()).toEqual([]);
  });

  it('is carried out at once even if its acknowledgement did not reach Slack', async () => {
    const { across } = office.running.db;
    const { keepPayload } = across;
    // Over HTTP nobody notices that the other side is gone.
    if (mode === 'socket')
      across.keepPayload = async (...payload) => {
        const isNew = await keepPayload(...payload);
        office.slack.disconnectSockets('refresh_requested');
        await office.slack.until(() => office.slack.connections() === 0, 'the socket to be gone');
        return isNew;
      };
    await approves().catch(() => {});
    await office.slack.until(() => !office.running.isBusy(), 'the press to be over');
    expect(await votes()).toHaveLength(1);
    expect(await unfinished()).toEqual([]);
  });

  it('that comes twice is carried out once', async () => {
    await approves();
    await office.slack.redeliver('block_actions');
    await office.slack.settled(50);
    expect(await votes()).toHaveLength(1);
  });

  it('that is refused is told so, and not tried again', async () => {
    const told = await approves('ana');
    expect(told.text).toContain('can decide R-1001.');
    expect(await unfinished()).toEqual([]);
    office.passes({ minutes: 2 });
    await office.delivered();
    expect((await office.history('minikai')).filter((type) => type === 'act.denied')).toHaveLength(1);
  });

  it('that is refused is over before that is said, so that no crash makes it be carried out after all', async () => {
    const { across } = office.running.db;
    const { finishPayload } = across;
    across.finishPayload = () => Promise.reject(new Error('SQLITE_IOERR'));
    const told = await approves('ana');
    expect(told.text).not.toContain('can decide R-1001.');
    expect(await unfinished()).toHaveLength(1);
    across.finishPayload = finishPayload;
    office.passes({ minutes: 2 });
    await office.delivered();
    expect(await unfinished()).toEqual([]);
    expect(JSON.stringify(office.as('ana').sees('#help-desk'))).toContain('can decide R-1001.');
  });

  it('is done, even if whoever pressed could not be told anything', async () => {
    office.slack.faults.add({ method: 'response_url', kind: 'server_error' });
    await approves('ana');
    expect(await unfinished()).toEqual([]);
  });

  it('does not wait until those before it have been told what became of theirs', async () => {
    office.slack.faults.add({ method: 'response_url', kind: 'slow', ms: 4_000, times: 9 });
    const told = () => office.slack.journal.entries.filter(({ kind }) => kind === 'response_url').length;
    const { transact } = office.running.db;
    let refused = 0;
    office.running.db.transact = (scope, work) =>
      transact(scope, work).catch((refusal: unknown) => {
        refused++;
        throw refusal;
      });
    const pressed = Array.from({ length: 9 }, () => approves('ana'));
    await office.slack.until(() => refused >= 9, 'all of them to be carried out');
    expect(told()).toBe(0);
    await Promise.all(pressed);
    expect(told()).toBe(9);
  });
});
