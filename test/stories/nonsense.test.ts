/** Whatever is typed after any word: a clear private answer, nothing changed, nobody pinged. */
import { mintId } from '../../src/domain/ids.ts';
import { setUp } from '../../src/operations/house/set-up.ts';
import { allGrammars } from '../../src/slack/words/index.ts';
import { engines } from '../support/engines.ts';
import { type Office, openOffice } from '../support/office.ts';

/** Words for kinds of things, where a command begins with one. */
const kinds = ['project', 'label'];

/** The beginning of every command there is. */
const words = [
  ...new Set(
    allGrammars.flatMap(({ name, aliases, opens }) => {
      if (opens === 'name') return [name, ...aliases];
      return opens === 'type' ? kinds.map((kind) => `${kind} ${name}`) : [''];
    }),
  ),
  'set @ben',
  'add @ben to',
  'remove @ben from',
  'request',
  'constructor',
  '__proto__',
];

/** A new name may be anything, so what stands after these is put where no thing can be. */
const lineOf = (word: string, rest: string): string =>
  / (new|rename)$/u.test(word) ? `${word} x in ${rest}` : `${word} ${rest}`;

let office: Office;
beforeAll(async () => {
  office = await openOffice({ products: ['miruni', 'minikai'], admins: ['cleo', 'olga'] });
  for (const product of ['miruni', 'minikai']) await office.holds('ben', product, 'member');
  const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ben'] } });
  await office.thing('miruni', 'project', 'Site', { inside: web });
  await office.as('ben').types('#general', '/role request admin in miruni for 4h because the plan has to be paid');
  await office.delivered();
});
afterAll(() => office?.stop());

/** Everything that happened, in every chain, but that somebody was told no. */
async function happenings(): Promise<string[]> {
  const { db, bot } = office.running;
  return db.read(bot.tenant, async (read) => {
    const chains = [null, ...(await read.workspaces.list()).map(({ id }) => id)];
    const events = await Promise.all(chains.map((chain) => read.events.listSince(chain, 0, 10_000)));
    return events
      .flat()
      .map(({ seq, happening }) => `${happening.type} ${seq}`)
      .filter((type) => !type.startsWith('act.denied'));
  });
}

const people = ['cleo', 'ben', 'olga', 'ana'];

/** Whoever a broadcast would reach. */
const broadcasts = (): string[] =>
  people
    .flatMap((who) => [...office.as(who).privately(), ...office.as(who).dm()])
    .concat(office.slack.channel('#help-desk'), office.slack.channel('#general'))
    .flatMap(({ pings }) => pings)
    .filter((ping) => ['@channel', '@here', '@everyone'].includes(ping));

interface Answered {
  line: string;
  text: string;
}

/** Types every line; answers what was wrong with any of them. */
async function problemsOf(who: string, lines: readonly string[], isRefused: boolean): Promise<string[]> {
  const problems: string[] = [];
  let before = await happenings();
  for (const line of lines) {
    const told = await office.as(who).types('#general', `/role ${line}`);
    const answer: Answered = { line: line.slice(0, 60), text: told.text };
    const wrong = [
      ...(told.ok ? [] : [`was not taken: ${told.problem}`]),
      ...(told.text === '' ? ['was answered with nothing'] : []),
      ...(/could not record|undefined|\[object|null|NaN/u.test(told.text) ? [`was an accident: ${told.text}`] : []),
      ...(told.messages.every((message) => message.private) ? [] : ['was answered in public']),
      ...(isRefused && told.view?.submit ? [`opened a form: ${told.view.title}`] : []),
      ...(told.text.length > 6_000 ? [`was answered at length: ${told.text.length}`] : []),
    ];
    const after = await happenings();
    if (after.length !== before.length)
      wrong.push(`did something: ${after.filter((one) => !before.includes(one)).join(', ')}`);
    before = after;
    problems.push(...wrong.map((what) => `“${answer.line}” ${what}`));
  }
  await office.delivered();
  return [...problems, ...broadcasts().map((ping) => `pinged ${ping}`)];
}

describe('typed by an Admin, who may do anything', () => {
  it('with nothing after it, a word answers or opens its form', async () => {
    expect(await problemsOf('cleo', words, false)).toEqual([]);
  }, 60_000);

  it.each([
    ['too much', '@ana @ben admin to web as member for 4h until friday in miruni R-1001 site from monday'],
    ['nonsense', 'zxqv qqzz frobnicate'],
    ['a broadcast', '<!channel> @channel @here <!everyone|everyone>'],
    ['a channel', '#general #help-desk'],
    ['marks that turn the line around', '\u202egnp.exe\u202c \u2067bew\u2069 \u200f'],
    ['something for a database', "'; drop table things; --"],
    ['something for a page', '<script>alert(1)</script> &lt;b&gt; *bold* `code`'],
    ['quotes that do not close', '"web “site'],
    ['almost four thousand characters', 'x'.repeat(3_900)],
    ['ten thousand characters', 'x'.repeat(10_000)],
    ['ten thousand words', 'web '.repeat(2_500)],
    ['control characters', 'a\u0000b\u0007c\u001b[31m'],
  ])(
    'with %s after it, it is refused',
    async (_what, rest) => {
      const lines = words.map((word) => lineOf(word, rest));
      expect(await problemsOf('cleo', lines, true)).toEqual([]);
    },
    60_000,
  );
});

describe('typed by a Member', () => {
  it('is refused the same way', async () => {
    expect(await problemsOf('ben', words, false)).toEqual([]);
    const rest = "@ana admin to web in miruni '; drop table";
    expect(
      await problemsOf(
        'ben',
        words.map((word) => lineOf(word, rest)),
        true,
      ),
    ).toEqual([]);
  }, 60_000);
});

describe('what is of another tenant', () => {
  /** A second installation in the same database, with a team, a person and a request of its own. */
  async function foreign(): Promise<string[]> {
    const { db, bot } = office.running;
    const other = await db.across.openTenant({ slackId: 'T0OTHER', name: 'Other', botUserId: 'U0OTHER' });
    const model = bot.models.find(({ name }) => name === 'miruni');
    if (!model) throw new Error('No miruni');
    const subject = mintId('subject', 0);
    const joined = {
      id: subject,
      tenant: other.id,
      slackUserId: 'U0FOREIGN',
      enterpriseUserId: null,
      state: 'active',
      slackKind: 'member',
      directory: null,
    };
    await db.transact({ tenant: other.id }, async (tx) => {
      await tx.subjects.insert(
        { ...joined, createdAt: tx.now } as never,
        {
          subject,
          name: 'Fara Foreign',
          email: 'fara@other.example',
          emailConfirmed: true,
          timeZone: 'UTC',
          locale: 'en-US',
        } as never,
      );
    });
    const input = {
      products: [
        {
          product: 'miruni',
          title: 'Miruni',
          model,
          people: [{ subject, role: 'admin' }],
          things: [{ type: 'team', name: 'Foreignteam', inside: null }],
        },
      ],
      helpDesk: 'C0OTHER',
      callerMaySetUp: true,
    };
    const [workspace] = await bot.performWide(
      { caller: { tenant: other.id, subject } },
      setUp,
      input,
      (opened) => opened,
    );
    if (!workspace) throw new Error('Not set up');
    const things = await db.read(other.id, (read) => read.things.findByNames(workspace.id, ['Foreignteam']));
    return [
      things[0]?.id ?? '',
      workspace.root,
      workspace.id,
      subject,
      'U0FOREIGN',
      'fara@other.example',
      'Foreignteam',
    ];
  }

  it('is answered like what does not exist anywhere', async () => {
    const theirs = await foreign();
    const nobodys = [
      mintId('thing', 5),
      mintId('thing', 6),
      mintId('workspace', 5),
      mintId('subject', 5),
      'U0NOBODY99',
      'nobody@other.example',
      'Nothingteam',
    ];
    const typed = (name: string): string => (/^U0/u.test(name) ? `<@${name}>` : name);
    for (const [at, name] of theirs.entries()) {
      for (const word of [
        'show',
        'who',
        'who can view',
        'history',
        'add @ben to',
        'remove @ben from',
        'request',
        'team archive',
        'why can @ben view',
        'set',
        'offboard',
        'task done',
      ]) {
        const answers = [];
        for (const one of [name, nobodys[at] ?? '']) {
          const told = await office
            .as('cleo')
            .types('#general', `/role ${word} ${typed(one)}${word === 'set' ? ' member in miruni' : ''}`);
          answers.push(`${word}: ${told.text.replaceAll(one, 'X').replaceAll(one.toLowerCase(), 'X')}`);
        }
        expect(answers[0]).toBe(answers[1]);
        expect(answers[0]).not.toContain('Foreign');
      }
    }
  }, 60_000);
});

describe('words that are data', () => {
  it('a name is kept and shown as it was typed, and pings nobody', async () => {
    for (const name of ["'; drop table things", '<!channel>']) {
      const made = await office.as('cleo').types('#general', `/role team new ${name}`);
      expect(made.text).toContain('Made the team');
      expect(made.messages.flatMap(({ pings }) => pings)).toEqual([]);
    }
    const told = await office.as('cleo').types('#general', '/role team list');
    expect(told.text).toContain("'; drop table things");
    expect(told.text).toContain('Team @channel');
    expect(broadcasts()).toEqual([]);
  });

  it('a reason is shown as words on the card, and pings nobody but whoever it is about', async () => {
    await office
      .as('ben')
      .types('#general', '/role request admin in minikai for 4h because <!channel> look @here *now*');
    await office.delivered();
    const card = office.slack.channel('#help-desk').findLast(({ text }) => text.includes('look'));
    expect(card?.text).toContain('*now*');
    expect(card?.pings).toEqual(['@ben']);
    expect(broadcasts()).toEqual([]);
  });
});

it.each(engines)(
  'is no different for a stranger, on %s',
  async (engine) => {
    const empty = await openOffice({ engine, products: ['miruni'], admins: ['olga'] });
    try {
      const before = await empty.history('miruni');
      for (const word of words) {
        const told = await empty.as('dan').types('#general', `/role ${lineOf(word, 'zxqv qqzz')}`);
        expect(told.text).not.toBe('');
        expect(told.text).not.toContain('could not record');
      }
      expect((await empty.history('miruni')).filter((type) => type !== 'act.denied')).toEqual(before);
    } finally {
      await empty.stop();
    }
  },
  60_000,
);
