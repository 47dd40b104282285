/** The inbox before the acknowledgement: what comes twice runs once, and what cannot be recorded is not acknowledged. */
import type { Database } from '../../src/db/ports.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { inboxKey } from '../../src/slack/inbox.ts';
import { inboxOn } from '../../src/wiring.ts';
import { type Office, openOffice } from '../support/office.ts';

describe('the key of a payload', () => {
  it.each([
    ['an event', { event_id: 'Ev1', type: 'event_callback' }, 'event:Ev1'],
    ['a command', { command: '/role', trigger_id: 'T1' }, 'trigger:T1'],
    ['a shortcut', { type: 'shortcut', trigger_id: 'T2' }, 'trigger:T2'],
    ['a submission', { type: 'view_submission', trigger_id: 'T3', view: { id: 'V1', hash: 'h1' } }, 'submission:T3:h1'],
    ['a closed form', { type: 'view_closed', view: { id: 'V1' } }, 'closed:V1'],
    [
      'a press on a message',
      {
        type: 'block_actions',
        trigger_id: 'T4',
        container: { message_ts: '1.2' },
        actions: [{ action_id: 'a', block_id: 'b', action_ts: '3.4' }],
      },
      'action:1.2:b:a:3.4',
    ],
    ['an option list, which changes nothing', { type: 'block_suggestion', action_id: 'x' }, undefined],
    ['something unreadable', 'nonsense', undefined],
  ])('of %s', (_what, body, key) => {
    expect(inboxKey(body)).toBe(key);
  });

  it('tells a corrected form from the first one by its hash', () => {
    const submission = (hash: string) => ({ type: 'view_submission', trigger_id: 'T', view: { id: 'V', hash } });
    expect(inboxKey(submission('1'))).not.toBe(inboxKey(submission('2')));
  });
});

it('takes what comes from the Slack workspace where the bot is installed, and refuses what comes from another', async () => {
  const kept: unknown[] = [];
  const across = { keepPayload: async (...payload: unknown[]) => kept.push(payload) > 0 };
  const inbox = inboxOn({ across } as unknown as Database, { id: 'ten_1', slackId: 'T1' } as unknown as Tenant);
  expect(await inbox.admit('event:1', { a: 1 }, 'T1')).toBe(true);
  expect(await inbox.admit('action:1', { a: 2 })).toBe(true);
  for (const elsewhere of ['T2', ''])
    await expect(inbox.admit('event:2', {}, elsewhere)).rejects.toThrow('not installed');
  expect(kept).toEqual([
    ['ten_1', 'event:1', '{"a":1}'],
    ['ten_1', 'action:1', '{"a":2}'],
  ]);
});

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ mode, products: ['miruni'], admins: ['cleo', 'olga'] });
  });
  afterEach(() => office?.stop());

  it('a command that comes twice is answered twice and done once', async () => {
    const told = await office.as('cleo').types('#general', '/role team new Web');
    const again = await office.slack.redeliver();
    expect(JSON.stringify(again)).toContain('Made the team');
    expect(told.text).toContain('Made the team Web.');
    expect((await office.history('miruni')).filter((type) => type === 'thing.created')).toHaveLength(1);
  });

  it('a command that comes again is answered as it was, whatever is called otherwise since', async () => {
    const cleo = office.as('cleo');
    await cleo.types('#general', '/role team new Web');
    const told = await cleo.types('#general', '/role team rename Web to Shop');
    const renamed = office.slack.lastSent('slash_commands');
    await cleo.types('#general', '/role team rename Shop to Web shop');
    const again = await renamed.again();
    expect(again.text).toBe(told.text);
    expect(again.text).toContain('Shop');
    expect((await office.history('miruni')).filter((type) => type === 'thing.renamed')).toHaveLength(2);
    const refused = await cleo.types('#general', '/role team rename Web to Shop');
    expect(refused.text).not.toBe(told.text);
  });

  it('an event that comes twice runs once', async () => {
    const drawn = () => office.slack.journal.calls('views.publish').length;
    await office.as('ben').opensHome();
    await office.slack.settled(50);
    const once = drawn();
    expect(once).toBeGreaterThan(0);
    await office.slack.redeliver();
    await office.slack.settled(50);
    expect(drawn()).toBe(once);
  });

  it('a refused command may be asked again', async () => {
    expect((await office.as('ben').types('#general', '/role team new Web')).text).not.toContain('Made');
    await office.holds('ben', 'miruni', 'admin');
    await office.slack.redeliver();
    expect(await office.history('miruni')).toContain('thing.created');
  });
});
