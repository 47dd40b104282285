/** The vocabulary of the views: words cut where it is seen, sentences that cannot be broken, values that come back. */
import fc from 'fast-check';
import { lengthOf } from '../../../src/domain/text.ts';
import {
  actionOf,
  actions,
  askableValue,
  asMrkdwn,
  asPlain,
  at,
  code,
  forms,
  link,
  listed,
  person,
  pressedValue,
  readAskable,
  readCursor,
  readMore,
  roleWords,
  say,
  strong,
  words,
} from '../../../src/slack/views/index.ts';
import { actionRow, section } from '../../../src/slack/views/kit/blocks.ts';
import { button, menu } from '../../../src/slack/views/kit/buttons.ts';
import { readLength } from '../../../src/slack/views/kit/lengths.ts';
import { home, message } from '../../../src/slack/views/kit/surfaces.ts';
import { cut, cutEscaped } from '../../../src/slack/views/kit/text.ts';
import { dateWords, tookWords } from '../../../src/slack/views/kit/when.ts';
import { readable } from '../../support/readable.ts';
import * as s from './samples.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });
const whole = /^(?:[^<>&]|&(?:amp|lt|gt);|<(?:@U\d+|!date\^\d+\^[^<>|]+\|[^<>|]+|https:[^<>|]+\|[^<>|]*)>)*$/u;

describe('words', () => {
  it('are cut by code points, with an ellipsis that is seen', () => {
    expect(cut('abcdef', 6)).toBe('abcdef');
    expect(cut('abcdefg', 6)).toBe('abcde…');
    expect(lengthOf(cut('👩‍🚀'.repeat(50), 10))).toBeLessThanOrEqual(10);
  });

  it('never end in half an entity, however short the room', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const shown = cutEscaped(text, max);
        expect(lengthOf(shown)).toBeLessThanOrEqual(max);
        expect(shown).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt);)*$/u);
      }),
    );
  });
});

describe('a sentence', () => {
  it('holds nothing but what we meant, at any length', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 500 }), (text, max) => {
        const who = { id: null, slackUserId: text.length % 2 === 0 ? 'U00001' : null, name: text };
        const sentence = say`${text} & ${strong(text)} ${code(text)} ${person(who)} ${at(s.noon)} ${link(text, 'https://example.com/?a=1&b=2')}`;
        const shown = asMrkdwn(sentence, max);
        expect(lengthOf(shown)).toBeLessThanOrEqual(max);
        expect(shown).toMatch(whole);
      }),
    );
  });

  it('mentions only people that Slack knows, and calls the others by name', () => {
    expect(asMrkdwn([person(s.ana)])).toBe('<@U00001>');
    expect(asMrkdwn([person(s.dora)])).toBe('Dora');
    expect(asMrkdwn([person({ ...s.dora, slackUserId: 'U1> <!channel' })])).toBe('Dora');
    expect(asMrkdwn([person({ ...s.dora, name: ' \u200f ' })])).toBe('somebody');
  });

  it('links to web pages only', () => {
    expect(asMrkdwn([link('here', 'https://example.com/a?b=1&c=2')])).toBe('<https://example.com/a?b=1&amp;c=2|here>');
    expect(asMrkdwn([link('here', 'javascript:alert(1)')])).toBe('here');
    expect(asMrkdwn([link('here', 'https://example.com/|x> <!channel')])).toBe('here');
  });

  it('lists as people do, and is plain words for a file', () => {
    expect(asPlain(listed(['a']))).toBe('a');
    expect(asPlain(listed(['a', 'b', 'c'], 'or'))).toBe('a, b or c');
    expect(asPlain(listed(['a', 'b', 'c'], ','))).toBe('a, b, c');
    expect(asPlain(say`${person(s.ana)} until ${at(s.noon)}`)).toBe('Ana until 22 Nov 2026, 12:00 UTC');
    expect(asPlain([words('x'.repeat(400))])).toHaveLength(300);
  });
});

describe('times', () => {
  it('are written in a zone, and an unknown zone is UTC and says so', () => {
    expect(dateWords(s.noon, 'Australia/Sydney')).toBe('22 Nov 2026, 23:00');
    expect(dateWords(s.noon, 'Nowhere')).toBe('22 Nov 2026, 12:00 UTC');
  });

  it.each([
    ['2026-11-22T12:00:00Z', 'in under a minute'],
    ['2026-11-22T12:01:00Z', 'after 1 min'],
    ['2026-11-22T13:59:00Z', 'after 119 min'],
    ['2026-11-22T15:00:00Z', 'after 3 h'],
    ['2026-11-25T12:00:00Z', 'after 3 days'],
  ])('are over at %s: %s', (until, said) => {
    expect(tookWords(s.noon, s.instant(until))).toBe(said);
  });
});

it('calls roles by what they are held on', () => {
  expect(roleWords(s.admin, s.workspace)).toBe('Admin');
  expect(roleWords(s.admin, { ...s.workspace, product: 'Miruni' })).toBe('Admin of Miruni');
  expect(roleWords(s.teamMember, s.web)).toBe('Team Member of Web');
  expect(roleWords({ ...s.teamMember, title: 'assigned' }, s.site)).toBe('assigned to Web/Site');
});

describe('values that come back', () => {
  it('are read as they were written, and nothing else is', () => {
    const what = { role: { ...s.admin, name: 'odd@name' }, thing: s.web };
    expect(readAskable(askableValue(what))).toEqual({ role: 'odd@name', thing: s.web.id });
    expect(readAskable(askableValue({ role: null, thing: s.web }))).toEqual({ role: null, thing: s.web.id });
    for (const bad of ['', '@', 'admin', 'admin@thg_1', `admin@${s.ids.request(1)}`])
      expect(readAskable(bad)).toBeNull();
    for (const bad of ['', 'x@', '-1@list', '12', `5@${'k'.repeat(300)}`]) expect(readCursor(bad)).toBeNull();
    for (const bad of ['', 'why', 'why:', `why:${'x'.repeat(40)}`, `Why:${s.ids.request(1)}`])
      expect(readMore(bad)).toBeNull();
    for (const bad of ['', '0.day', '-1.day', '4.fortnight', '4.day.x', 'until.', 'until.never', '1e3.day']) {
      expect(readLength(bad)).toBeNull();
    }
  });

  it('come from a button or a menu alike', () => {
    expect(pressedValue({ value: 'a' })).toBe('a');
    expect(pressedValue({ selected_option: { value: 'b' } })).toBe('b');
    expect(pressedValue({ selected_option: null })).toBe('');
  });
});

describe('ids', () => {
  it('stand once each', () => {
    for (const table of [actions, forms]) expect(new Set(Object.values(table)).size).toBe(Object.values(table).length);
  });

  it('are told apart within a row, and known again', () => {
    const [row] = actionRow(button(actions.instead, 'a', { hears: 'a' }), button(actions.instead, 'b', { hears: 'b' }));
    const drawn = row?.elements.map(({ action_id = '' }) => action_id) ?? [];
    expect(drawn).toEqual(['line.instead', 'line.instead:1']);
    expect(drawn.map(actionOf)).toEqual([actions.instead, actions.instead]);
  });
});

it('draws a menu of one as a button, of none as nothing, and refuses more than Slack takes', () => {
  const choice = (n: number) => ({ text: `Do ${n}`, value: String(n) });
  expect(menu(actions.personMore, 'Ana', [])).toEqual([]);
  expect(menu(actions.personMore, 'Ana', [choice(1)])).toMatchObject([
    { type: 'button', value: '1', accessibility_label: 'Do 1 Ana' },
  ]);
  expect(() => menu(actions.personMore, 'Ana', [1, 2, 3, 4, 5, 6].map(choice))).toThrow(RangeError);
});

it('names every button for those who hear the page', () => {
  expect(button(actions.approve, 'Approve', { hears: 'Approve R-1042 of Ana' })).toMatchObject({
    accessibility_label: 'Approve R-1042 of Ana',
  });
});

it('says so where more blocks are drawn than a surface holds', () => {
  const blocks = Array.from({ length: 150 }, () => section(say`line`));
  expect(home(blocks).blocks).toHaveLength(100);
  expect(message(say`lines`, blocks).blocks).toHaveLength(50);
  expect(readable(home(blocks))).toMatch(/There is more than fits here\. Ask about a part of it\.$/);
});
