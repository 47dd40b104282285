/** “Typed by real people”: the lines of the specification whose meaning parsing alone decides, and what is offered instead. */
import { type Lexicon, tokenize } from '../../../src/slack/words/index.ts';
import { both, cottage, formOf, lineOf, minikai, miruni, person, refusalOf, site, typed, web } from './typing.ts';

const ana = person('ana');
const [admin, , , guest] = miruni.roles;

describe('refused, with the whole line offered', () => {
  it.each<[string, string, string[], Lexicon]>([
    ['set @ana admin team web', '“team web” is not understood here', ['add @ana to team web as admin'], miruni],
    ['set @ana admin in team web', '“team web” is not understood here', ['add @ana to team web as admin'], miruni],
    ['remove @ana form team web', 'did not understand “form”', ['remove @ana from team web'], miruni],
    ['set @ana @ben admin', 'one person at a time', ['set @ana admin', 'set @ben admin'], miruni],
    [
      'remove @ana @ben from web',
      'one person at a time',
      ['remove @ana from team web', 'remove @ben from team web'],
      miruni,
    ],
    ['@ana admin', 'does not say what to do', ['set @ana admin'], miruni],
    ['@ana web', 'does not say what to do', ['add @ana to team web'], miruni],
    ['add @ana web', 'did not understand “web”', ['add @ana to team web'], miruni],
    ['add @ana admin', 'is what set is for', ['set @ana admin'], miruni],
    ['set @ana to admin', 'right after the person', ['set @ana admin'], miruni],
    ['invite @ana admin', 'comes after “as”', ['invite @ana as admin'], miruni],
    ['invite @ana to web as guest', 'role of the workspace', ['invite @ana as guest to team web'], miruni],
    ['offboard @ana from web', 'ends everything', ['remove @ana from team web'], miruni],
    ['add @ana to site as contributor', 'is what people become', ['add @ana to project web/site'], miruni],
    ['cancel @ana', 'takes back a request', ['invite cancel @ana'], miruni],
    [
      'label new sensitive',
      'Which kind: Mini label or Record label?',
      ['mini label new sensitive', 'record label new sensitive'],
      minikai,
    ],
    ['label house-a on @ana', 'People hold labels', ['add @ana to mini label house-a'], minikai],
    ['request team admin of web', 'Say on what first', ['request team web as admin'], miruni],
    [
      'request Team Admin of Web for 4h because x',
      'Say on what first',
      ['request team web as admin for 4h because x'],
      miruni,
    ],
    ['close site', 'could mean two things', ['project restrict web/site', 'project archive web/site'], miruni],
    ['project close site', 'could mean two things', ['project restrict web/site', 'project archive web/site'], miruni],
    ['close R-7', 'could mean two things', ['cancel R-7', 'end R-7'], miruni],
    ['who can approve R-7', 'who may decide it', ['why R-7'], miruni],
    ["why can't I approve R-7", 'its number is enough', ['why R-7'], miruni],
    ['new project Site in web', 'kind of thing first', ['project new Site in team web'], miruni],
    ['grant @ana to web', 'did not understand “grant”', ['add @ana to team web'], miruni],
    ['deny R-7 unneeded', 'did not understand “unneeded”', ['deny R-7 because unneeded'], miruni],
  ])('%s', (text, says, instead, lexicon) => {
    const refusal = refusalOf(text, lexicon);
    expect(refusal.says).toContain(says);
    expect(refusal.instead).toEqual(instead);
  });

  it('offers only lines that are understood', () => {
    for (const line of refusalOf('set @ana @ben admin').instead)
      expect(lineOf(line)).toMatchObject({ verb: 'set', role: admin });
    expect(lineOf(refusalOf('set @ana admin team web').instead[0] ?? '')).toMatchObject({ verb: 'add', thing: web });
  });
});

it('says that contributor is what people become, and offers what makes one', () => {
  const refusal = refusalOf('set @ana contributor', { ...miruni, things: [web, site] });
  expect(refusal.says).toContain('contributor is what people become, not a role');
  expect(refusal.instead).toEqual(['add @ana to project web/site']);
  expect(refusalOf('set @ana contributor', { ...miruni, things: [] }).next).toContain('add <person> to <thing>');
});

describe('understood, for the operation to judge', () => {
  it.each([
    ['remove @ana admin', { verb: 'remove_role', person: ana, role: admin }],
    ['remove @ana from web', { verb: 'remove_from', person: ana, thing: web }],
    ['set @ana guest for 7d', { verb: 'set', role: guest, span: { length: { count: 7, unit: 'day' } } }],
    ['add @ana to web', { verb: 'add', thing: web, thingRole: null }],
    ['invite @ana as admin to web', { verb: 'invite', role: admin, to: [{ thing: web, thingRole: null }] }],
    [
      'invite @ana to web as admin',
      { verb: 'invite', role: null, to: [{ thing: web, thingRole: miruni.thingRoles[0] }] },
    ],
    ['set ben@example.com admin', { verb: 'set', person: { kind: 'email', address: 'ben@example.com' }, role: admin }],
    ["why can't I see site", { verb: 'why', not: true, person: { kind: 'me' }, thing: site }],
    ['why was I denied', { verb: 'why_last' }],
    ['who admin', { verb: 'who', what: { kind: 'role', role: admin } }],
    ['who can see site', { verb: 'who_can', thing: site }],
    [
      'request project site for 4h because fix it for @ben',
      {
        verb: 'request',
        thing: site,
        span: { length: { count: 4, unit: 'hour' } },
        person: null,
        reason: 'fix it for @ben',
      },
    ],
  ])('%s', (text, line) => {
    expect(lineOf(text)).toMatchObject(line);
  });
});

it('takes a length in the reason for a wish that the form offers, never for one that was said', () => {
  const reason = 'I need it for 3 days';
  expect(formOf(`request admin because ${reason}`)).toEqual({
    form: 'request',
    draft: { role: admin, reason, offered: { count: 3, unit: 'day' } },
  });
  expect(lineOf(`request admin for 4h because ${reason}`)).toMatchObject({
    span: { length: { count: 4, unit: 'hour' } },
    reason,
  });
});

it('offers nothing where nothing is near', () => {
  expect(refusalOf('remove @ana zzz team web').instead).toEqual([]);
  expect(refusalOf('zzz').instead).toEqual([]);
});

it('opens the form where a role on a thing is asked for without the thing', () => {
  expect(formOf('request admin as member').form).toBe('request');
});

describe('names', () => {
  it('hold spaces without quotes, and quotes of every kind force them', () => {
    for (const name of [
      'Rose Cottage',
      'rose  cottage',
      '"Rose Cottage"',
      '“rose cottage”',
      '‘Rose Cottage’',
      'mini "Rose Cottage"',
    ])
      expect(lineOf(`show ${name}`, minikai)).toEqual({ verb: 'show', what: { kind: 'thing', thing: cottage } });
  });

  it('of channels may be typed as channels', () => {
    const general = { ...web, type: 'channel', name: 'general', path: 'general' };
    const types = miruni.types.map((type) => ({ ...type, name: 'channel' })).slice(0, 1);
    const slack = { ...miruni, types, things: [general] };
    expect(lineOf('add @ana to <#C12345|general>', slack)).toMatchObject({ verb: 'add', thing: general });
  });

  it('that are words of the grammar need quotes or their type', () => {
    const me = { ...web, name: 'me', path: 'me' };
    expect(lineOf('show me', { ...miruni, things: [me] })).toMatchObject({ what: { kind: 'person' } });
    expect(lineOf('show "me"', { ...miruni, things: [me] })).toMatchObject({ what: { kind: 'thing', thing: me } });
  });

  it('that begin with a command are still shown, where the command understands nothing', () => {
    const game = { ...web, name: 'End game', path: 'End game' };
    expect(lineOf('end game', { ...miruni, things: [game] })).toEqual({
      verb: 'show',
      what: { kind: 'thing', thing: game },
    });
  });

  it('that are equal ask for the path', () => {
    const refusal = refusalOf('add @ana to launch');
    expect(refusal).toMatchObject({ code: 'ambiguous', says: 'This can be read in 2 ways. Nothing was changed.' });
    expect(refusal.instead).toEqual(['add @ana to project web/launch', 'add @ana to project Mobile/launch']);
    expect(lineOf('add @ana to web/launch')).toMatchObject({ thing: { path: 'web/launch' } });
    expect(lineOf('add @ana to launch in mobile')).toMatchObject({ thing: { path: 'Mobile/launch' } });
  });

  it('of roles in several products ask for the product, unless the rest tells', () => {
    expect(refusalOf('set @ana admin', both).instead).toEqual([
      'set @ana admin in minikai',
      'set @ana admin in miruni',
    ]);
    expect(lineOf('set @ana admin in minikai', both)).toMatchObject({ role: { product: 'minikai' } });
    expect(lineOf('set @ana guest', both)).toMatchObject({ role: { product: 'miruni' } });
    expect(lineOf('invite @ana as admin to web', both)).toMatchObject({ product: 'miruni', role: admin });
    expect(refusalOf('invite @ana', both).instead).toEqual(['invite @ana in minikai', 'invite @ana in miruni']);
  });

  it('that are a product and a thing at once ask, and “product” tells', () => {
    const named: Lexicon = {
      ...both,
      things: [...both.things, { ...web, id: site.id, name: 'miruni', path: 'miruni' }],
    };
    expect(refusalOf('projects in miruni', named).code).toBe('ambiguous');
    expect(lineOf('projects in product miruni', named)).toMatchObject({ inside: null });
  });

  it('that are unknown and names that may not be seen are answered word for word the same', () => {
    const { things: _seen, ...rest } = miruni;
    const hidden = refusalOf('add @ana to web', { ...rest, things: [] });
    const unknown = refusalOf('add @ana to moonbase');
    expect(hidden.says.replace('web', '')).toBe(unknown.says.replace('moonbase', ''));
    expect(hidden).toMatchObject({ kind: 'not_found', instead: [], next: unknown.next, code: 'not_found' });
  });
});

describe('what hurts elsewhere', () => {
  it.each([
    ['x'.repeat(10_000), 'longer than 4,000'],
    [`set @ana admin because ${'x'.repeat(4_000)}`, 'longer than 4,000'],
    ['a '.repeat(400), 'more than 250 words'],
    ["'; drop table", "“';”"],
    ['<!channel>', '@channel is not a person'],
    ['invite <!here>', '@here is not a person'],
    ['invite @ana <!everyone>', '@everyone is not a person'],
    ['add <#C12345|general> to web', '#general is a channel'],
    ['set @everyone admin', 'cannot tell who “@everyone” is'],
    ['set ben@example admin', 'not a complete e-mail address'],
    ['set <https://evil.example|@ana> admin', 'did not understand'],
    ['add @ana to "web', 'opening quote'],
  ])('“%.40s”', (text, says) => {
    const refusal = refusalOf(text);
    expect(refusal.says).toContain(says);
    expect(`${refusal.says} ${refusal.next}`).not.toContain('<!');
    expect(refusal.says.length).toBeLessThan(300);
  });

  it('reads through zero-width marks, odd spaces and capitals', () => {
    expect(lineOf('\u200eset\u00a0 @ana\u2003ADMIN\u200f')).toEqual(lineOf('set @ana admin'));
  });

  it('keeps what was escaped literal', () => {
    expect(refusalOf('add &lt;@U0ANA&gt; to web').kind).toBe('invalid');
    expect(typed('set @ana admin because a &lt; b &amp;&amp; <!channel>')).toMatchObject({
      line: { reason: 'a < b && @channel' },
    });
  });
});

it('never runs a repaired line', () => {
  expect(() => typed('remove @ana form team web')).toThrow('form');
  expect(tokenize('remove @ana form team web')).toHaveLength(5);
});

it('an unknown role is answered with the roles that fit there', () => {
  expect(refusalOf('add @ana to web as captain')).toMatchObject({
    says: 'There is no role “captain”, so nothing was changed.',
    next: 'The roles on web: Team Admin, Team Member.',
  });
  expect(refusalOf('invite @ana to web as captain').next).toBe('The roles on web: Team Admin, Team Member.');
  expect(refusalOf('set @ana captain').next).toBe('The roles in the workspace: Admin, Member, Collaborator, Guest.');
});

it('a moment that is over is said as it was typed', () => {
  expect(refusalOf('set @ana admin until 2020-01-01').says).toBe('“until 2020-01-01” is over already.');
});

it('kinds of things go by their titles', () => {
  expect(refusalOf('who can chat', minikai).says).toContain('“chat” is done to a Mini: say which.');
});

it('quotes around a person do not matter', () => {
  expect(lineOf('invite “<mailto:lou@example.com|lou@example.com>”')).toEqual(lineOf('invite lou@example.com'));
  expect(lineOf('set "<@U0ANA|ana>" admin')).toEqual(lineOf('set @ana admin'));
});

it('an id that nothing has is like no other id', () => {
  expect(refusalOf(`show ${web.id.slice(0, -1)}9`).instead).toEqual([]);
  expect(refusalOf(`add @ana to ${web.id.slice(0, -1)}9`)).toMatchObject({ kind: 'not_found', instead: [] });
});
