// Forms and Homes: triggers, the stack, hashes, kept input, answers to a submission.
import type { LocalSlack, StartOptions } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';
import { actions, button, home, input, many, modal, plain, section, select, write, x } from './support/kit.ts';
import { type Answer, client, rawSocket } from './support/raw-app.ts';

let slack: LocalSlack;
afterEach(() => slack.stop());

type View = Parameters<ReturnType<typeof client>['views']['open']>[0]['view'];
const asView = (view: object) => view as View;

/** A Slack whose app keeps the trigger of the last command and answers submissions with `answer`. */
async function begin(answer: Answer = () => undefined, options: Partial<StartOptions> = {}) {
  slack = await slackAlone({ settleMs: 0, ...options });
  const seen = { trigger: '' };
  await rawSocket(slack, (payload, frame) => {
    seen.trigger = String(payload.trigger_id ?? seen.trigger);
    return frame.type === 'slash_commands' ? undefined : answer(payload, frame);
  });
  const trigger = async () => {
    await slack.as('ana').types('/try');
    return seen.trigger;
  };
  const open = async (view: object) =>
    (await client(slack).views.open({ trigger_id: await trigger(), view: asView(view) })).view;
  return { trigger, open, lastTrigger: () => seen.trigger, web: client(slack) };
}

const refused = (error: string) => expect.objectContaining({ data: expect.objectContaining({ error }) });

describe('a trigger', () => {
  it('is good once', async () => {
    const { trigger, web } = await begin();
    const trigger_id = await trigger();
    await web.views.open({ trigger_id, view: asView(modal([])) });
    await expect(web.views.open({ trigger_id, view: asView(modal([])) })).rejects.toEqual(
      refused('exchanged_trigger_id'),
    );
    await expect(web.views.open({ trigger_id: 'made-up', view: asView(modal([])) })).rejects.toEqual(
      refused('invalid_trigger_id'),
    );
  });

  it('dies after three seconds', async () => {
    let now = 1_800_000_000_000;
    const { trigger, web } = await begin(undefined, { clock: { now: () => now } });
    const early = await trigger();
    now += 3000;
    await web.views.open({ trigger_id: early, view: asView(modal([])) });
    const late = await trigger();
    now += 3001;
    await expect(web.views.open({ trigger_id: late, view: asView(modal([])) })).rejects.toEqual(
      refused('expired_trigger_id'),
    );
  });
});

describe('a view', () => {
  it('that is wrong is refused with pointers, noted in the journal, and does not use up the trigger', async () => {
    const { trigger, web } = await begin();
    const trigger_id = await trigger();
    const wrong = web.views.open({ trigger_id, view: asView(modal([section('t')], { title: plain(x(25)) })) });
    await expect(wrong).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
      },
    });
    expect(slack.journal.validation()).toMatchObject([
      { where: 'views.open', problems: [{ pointer: '/view/title/text' }] },
    ]);
    await web.views.open({ trigger_id, view: asView(modal([section('t')])) });
  });

  it('may have 250 KB and not more', async () => {
    const { open } = await begin();
    const heavy = (text: number) => modal(many(86, () => section(x(text))));
    await open(heavy(2900));
    await expect(open(heavy(3000))).rejects.toEqual(refused('view_too_large'));
  });

  it('keeps its external_id to itself while it is open', async () => {
    const { open, web } = await begin();
    await open(modal([], { external_id: 'one' }));
    await expect(
      web.views.publish({ user_id: slack.as('ben').id, view: asView(home([], { external_id: 'one' })) as never }),
    ).rejects.toEqual(refused('duplicate_external_id'));
    await slack.as('ana').closes();
    await web.views.publish({ user_id: slack.as('ben').id, view: asView(home([], { external_id: 'one' })) as never });
  });

  it('gets block and action ids where the app gave none', async () => {
    const { open } = await begin();
    const view = await open(modal([actions(button('b'))]));
    expect(view?.blocks?.[0]).toMatchObject({
      block_id: expect.stringMatching(/.+/),
      elements: [{ action_id: expect.stringMatching(/.+/) }],
    });
  });

  it('is updated by hash, by id or by external id, and not once it is closed', async () => {
    const { open, web } = await begin();
    const view = await open(modal([], { external_id: 'mine' }));
    const view_id = view?.id ?? '';
    const next = await web.views.update({
      view_id,
      hash: view?.hash ?? '',
      view: asView(modal([section('two')], { external_id: 'mine' })),
    });
    await expect(web.views.update({ view_id, hash: view?.hash ?? '', view: asView(modal([])) })).rejects.toEqual(
      refused('hash_conflict'),
    );
    await expect(web.views.update({ view_id, hash: '', view: asView(modal([])) })).rejects.toEqual(
      refused('hash_conflict'),
    );
    expect(next.view?.hash).not.toBe(view?.hash);
    await web.views.update({ external_id: 'mine', view: asView(modal([section('three')])) });
    expect(slack.as('ana').view()?.text).toContain('three');
    await slack.as('ana').closes();
    await expect(web.views.update({ view_id, view: asView(modal([])) })).rejects.toEqual(refused('not_found'));
  });

  it('keeps what was typed when block and action ids stay, and shows new initial values when they change', async () => {
    const { open, web } = await begin();
    const why = (block_id: string, initial_value: string) =>
      modal([input('Why', write({ initial_value }), { block_id })]);
    const view = await open(why('a', 'first'));
    expect(slack.as('ana').view()?.fields[0]?.value).toBe('first');
    await slack.as('ana').fills('Why', 'typed');
    await web.views.update({ view_id: view?.id ?? '', view: asView(why('a', 'second')) });
    expect(slack.as('ana').view()?.fields[0]?.value).toBe('typed');
    await web.views.update({ view_id: view?.id ?? '', view: asView(why('b', 'third')) });
    expect(slack.as('ana').view()?.fields[0]?.value).toBe('third');
  });
});

describe('the stack', () => {
  it('is three deep, and closing goes back one by one', async () => {
    const { open, lastTrigger, web } = await begin();
    await open(modal([actions(button('More', { action_id: 'more' }))], { title: plain('1') }));
    for (const title of ['2', '3']) {
      await slack.as('ana').presses('view', 'More');
      await web.views.push({
        trigger_id: lastTrigger(),
        view: asView(modal([actions(button('More', { action_id: 'more' }))], { title: plain(title) })),
      });
    }
    expect(slack.as('ana').view()).toMatchObject({ title: '3', below: 2 });
    await slack.as('ana').presses('view', 'More');
    await expect(web.views.push({ trigger_id: lastTrigger(), view: asView(modal([])) })).rejects.toEqual(
      refused('push_limit_reached'),
    );
    await slack.as('ana').closes();
    expect(slack.as('ana').view()?.title).toBe('2');
  });

  it('is closed as a whole by clear_on_close, and the app hears of what asked to be told', async () => {
    const { open, lastTrigger, web } = await begin();
    await open(
      modal([actions(button('More', { action_id: 'more' }))], { notify_on_close: true, private_metadata: 'R-1' }),
    );
    await slack.as('ana').presses('view', 'More');
    await web.views.push({ trigger_id: lastTrigger(), view: asView(modal([], { clear_on_close: true })) });
    await slack.as('ana').closes();
    expect(slack.as('ana').view()).toBeUndefined();
    expect(slack.journal.deliveries('view_closed').map((it) => it.payload)).toMatchObject([
      { is_cleared: true, view: { private_metadata: 'R-1' } },
    ]);
  });
});

describe('a submission', () => {
  const form = modal([input('Why', write(), { block_id: 'why' }), section('just text', { block_id: 'text' })], {
    callback_id: 'f',
    private_metadata: 'R-1',
  });

  async function submitWith(answer: unknown) {
    const { open } = await begin((payload) => (payload.type === 'view_submission' ? answer : undefined));
    await open(form);
    await slack.as('ana').fills('Why', 'because');
    return slack.as('ana').submits();
  }

  it('carries the values, the metadata and no channel', async () => {
    await submitWith(undefined);
    const [sent] = slack.journal.deliveries('view_submission');
    expect(sent?.payload).toMatchObject({
      view: {
        callback_id: 'f',
        private_metadata: 'R-1',
        state: { values: { why: { write: { type: 'plain_text_input', value: 'because' } } } },
      },
    });
    expect(sent?.payload).not.toHaveProperty('channel');
  });

  it.each([
    ['a block that is no input', { response_action: 'errors', errors: { text: 'no' } }],
    ['an action id', { response_action: 'errors', errors: { write: 'no' } }],
    ['no errors at all', { response_action: 'errors', errors: {} }],
    ['an action that does not exist', { response_action: 'explode' }],
    ['an update with a broken view', { response_action: 'update', view: { type: 'modal' } }],
  ])('answered with %s fails before the person', async (_, answer) => {
    expect(await submitWith(answer)).toMatchObject({
      ok: false,
      problem: 'We had some trouble connecting. Try again?',
    });
    expect(slack.as('ana').view()?.title).toBe('Form');
    expect(slack.journal.validation()).toHaveLength(1);
  });

  it('answered with update replaces the form, with push puts another on top, with clear closes all', async () => {
    expect(
      (await submitWith({ response_action: 'update', view: modal([section('Working on it')]) })).view?.text,
    ).toContain('Working on it');
    await slack.stop();
    expect(
      (await submitWith({ response_action: 'push', view: modal([], { title: plain('Next') }) })).view,
    ).toMatchObject({ title: 'Next', below: 1 });
    await slack.stop();
    expect((await submitWith({ response_action: 'clear' })).view).toBeUndefined();
    expect(slack.as('ana').view()).toBeUndefined();
  });

  it('is not sent while Slack itself finds fault with a field', async () => {
    const { open } = await begin();
    const number = { type: 'number_input', action_id: 'n', is_decimal_allowed: false, min_value: '1', max_value: '9' };
    await open(
      modal([
        input('Short', write({ min_length: 3, max_length: 5 })),
        input('Number', number),
        input('Mail', { type: 'email_text_input', action_id: 'm' }),
        input('Link', { type: 'url_text_input', action_id: 'u' }),
        input('Maybe', select(), { optional: true }),
      ]),
    );
    const ana = slack.as('ana');
    for (const [name, bad] of [
      ['Short', 'ab'],
      ['Number', '10'],
      ['Mail', 'nobody'],
      ['Link', 'example'],
    ] as const)
      await ana.fills(name, bad);
    expect((await ana.submits()).errors).toEqual({
      Short: 'Please enter at least 3 characters.',
      Number: 'Please enter a number of at most 9.',
      Mail: 'Please enter a valid email address.',
      Link: 'Please enter a valid URL.',
    });
    expect(slack.journal.deliveries('view_submission')).toEqual([]);
    for (const [name, good] of [
      ['Short', 'abc'],
      ['Number', '9'],
      ['Mail', 'a@b.example'],
      ['Link', 'https://b.example'],
    ] as const)
      await ana.fills(name, good);
    expect(await ana.submits()).toMatchObject({ ok: true });
  });
});
