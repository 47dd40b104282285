/** What was said about one payload alone, whatever else its sender was told meanwhile. */
import type { SentPayload, Told } from '../../src/local-slack/index.ts';
import { about, answersTo } from '../../torture/own-answer.ts';
import { judge } from '../../torture/verdict.ts';
import { cardIn } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

const payload = { body: { response_url: 'http://slack/response/T1/R2' } } as unknown as SentPayload;
const note = (text: string, answers?: string) => ({ text, ...(answers ? { answers } : {}) });
const told = (rest: object): Told => ({ ok: true, errors: {}, messages: [], text: '', ...rest }) as Told;

it('leaves out the late note about what was pressed before', () => {
  const late = note('That is done already.', 'http://slack/response/T1/R1');
  const own = note('R-1318 is denied.', 'http://slack/response/T1/R2');
  const text = about(payload, told({ messages: [late, own] }));
  expect(text).toBe('R-1318 is denied.');
  expect(judge({ text }, /is denied/)).toBe('acknowledged');
  expect(judge({ text: about(payload, told({ messages: [late, note('A reminder.')] })) }, /x/)).toBe('unanswered');
});

it('keeps what Slack itself says, what stands under fields, and the page that came', () => {
  const text = about(
    payload,
    told({ problem: 'No answer.', errors: { Reason: 'Too short.' }, view: { text: 'Asked' } }),
  );
  expect(text).toBe('No answer.\nToo short.\nAsked');
});

describe('in the local Slack', () => {
  let office: Office;
  afterEach(() => office?.stop());

  it('the answer to a command and the note about a press are told apart by their payloads', async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'minikai', 'member');
    const asked = await office.as('ben').types('#general', '/role request admin for 1d because of a certificate');
    const typed = office.slack.lastSent('slash_commands');
    await office.delivered();
    const refused = await office.as('ana').presses(cardIn(office), 'Approve', { confirm: true });
    const pressed = office.slack.lastSent('block_actions');
    expect(about(typed, asked)).toContain('R-1001. You have asked');
    expect(about(pressed, refused)).toContain('can decide R-1001.');
    expect(about(typed, refused)).toBe('');
    expect(refused.messages.map((message) => answersTo(pressed, message))).toEqual([true]);
  });
});
