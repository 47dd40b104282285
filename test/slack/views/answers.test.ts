/** Private answers: what somebody reads who typed a word, and what they can press. */
import {
  alreadyDecided,
  batchAnswer,
  choicesAnswer,
  groupPlanAnswer,
  helpAnswer,
  importPlanAnswer,
  invitationsAnswer,
  personCard,
  plainAnswer,
  planAnswer,
  readMore,
  readNth,
  refusalAnswer,
  roleHolders,
  say,
  taskNotice,
  tasksAnswer,
  thingCard,
  thingsAnswer,
  whoCan,
  whyAnswer,
} from '../../../src/slack/views/index.ts';
import { pressables, readable } from '../../support/readable.ts';
import * as s from './samples.ts';

describe('a refusal', () => {
  const refusal = {
    kind: 'invalid' as const,
    message: 'I do not understand "form".',
    next: 'Nothing was changed.',
    instead: ['remove @ana from team web', 'offboard @ana'],
    ref: 'line_7',
    ask: null,
    mayAsk: false,
  };

  it('says no, what to do next, and the lines that may be meant', () => {
    const answer = refusalAnswer(refusal);
    expect(answer.text).toBe(
      'I do not understand "form". Nothing was changed. Did you mean `remove @ana from team web` or `offboard @ana`?',
    );
    expect(readable(answer)).toContain('remove @ana from team web\n[Do this]\noffboard @ana\n[Do this]');
    expect(pressables(answer).map(({ value }) => readNth(value))).toEqual([
      { ref: 'line_7', index: 0 },
      { ref: 'line_7', index: 1 },
    ]);
  });

  it('shows the lines only where they are not kept, and a button to ask where that helps', () => {
    const answer = refusalAnswer({ ...refusal, ref: null, ask: { role: s.teamMember, thing: s.web } });
    expect(pressables(answer)).toEqual([{ id: 'ask.for', text: 'Ask for it', value: `member@${s.web.id}` }]);
  });

  it('shows the way to ask to those who may, and to nobody else', () => {
    const denied = { ...refusal, kind: 'denied' as const, instead: [], ref: null };
    expect(readable(refusalAnswer({ ...denied, mayAsk: true }))).toContain('[Why?] [Ask for access…]');
    expect(readable(refusalAnswer(denied))).toMatch(/\[Why\?\]$/);
  });

  it('says how many more lines there would be', () => {
    const instead = Array.from({ length: 33 }, (_, i) => `line ${i}`);
    expect(readable(refusalAnswer({ ...refusal, instead }))).toContain('And 13 more like these');
  });
});

it('takes no reading by itself', () => {
  const choices = [
    { title: 'team Web', line: 'show team web' },
    { title: 'project Web', line: 'show project web' },
  ];
  const answer = choicesAnswer({ question: 'Which web do you mean?', choices, ref: 'line_8' });
  expect(readable(answer)).toBe(
    'Which web do you mean?\nteam Web: show team web\n[This one]\nproject Web: show project web\n[This one]',
  );
  expect(answer.text).toBe('Which web do you mean? team Web or project Web');
});

it('answers in sentences of ours, with words of others as words', () => {
  expect(readable(plainAnswer([say`${'<!here>'} is done.`]))).toBe('<!here> is done.');
  expect(plainAnswer(['one', 'two']).text).toBe('one two');
});

describe('people', () => {
  const card = {
    person: s.ana,
    isYou: false,
    state: 'active' as const,
    email: 'ana@example.com',
    directory: null,
    holds: s.list([s.grant()]),
    invitation: null,
    pending: [1042],
    may: { setRole: true, offboard: true, history: true },
  };

  it('shows who somebody is, what they hold, and what may be done', () => {
    const answer = personCard(card);
    expect(readable(answer)).toBe(
      '@U00001 is active.\nana@example.com. Waiting: R-1042.\nMember.\n[More: Set role… | Offboard… | History]',
    );
    expect(pressables(answer).map(({ value }) => readMore(value))).toEqual([
      { what: 'set', id: s.ana.id },
      { what: 'offboard', id: s.ana.id },
      { what: 'history', id: s.ana.id },
    ]);
  });

  it('draws a single thing to do as a button, and nothing where nothing may be done', () => {
    const may = { setRole: false, offboard: false, history: true };
    expect(readable(personCard({ ...card, may }))).toMatch(/\[History\]$/);
    expect(pressables(personCard({ ...card, may: { ...may, history: false } }))).toEqual([]);
  });

  it('says that somebody who is invited may do nothing yet', () => {
    const answer = personCard({
      ...card,
      person: s.dora,
      state: 'invited',
      holds: s.list([]),
      invitation: s.invitation(),
    });
    expect(readable(answer)).toContain('Dora is invited and has not come yet; until then they may do nothing.');
    expect(readable(answer)).toContain(
      'Dora (dora@example.com) as Member, invited by @U00002; expires 6 Dec 2026, 12:00 UTC.',
    );
  });

  it('lists holders, one, several or none', () => {
    const holder = (person = s.ben, endsAt: typeof s.later | null = null) => ({ person, role: s.admin, endsAt });
    const holders = (items: ReturnType<typeof holder>[]) =>
      roleHolders({ role: s.admin, thing: s.workspace, holders: s.list(items) });
    expect(readable(holders([holder(), holder(s.cleo, s.later)]))).toContain(
      '2 people are Admin:\n• @U00002, Admin\n• @U00003, Admin until 22 Dec 2026, 12:00 UTC',
    );
    expect(holders([holder()]).text).toBe('1 person is *Admin*: <@U00002>.');
    expect(holders([]).text).toBe('Nobody is *Admin*.');
  });

  it('says who can, each with the reason', () => {
    const because = 'Workspace Admins have access to every team';
    const answer = whoCan({
      action: 'see the project',
      thing: s.site,
      crowds: [],
      people: s.list([{ person: s.ben, because }]),
    });
    expect(readable(answer)).toBe(`Who can see the project Web/Site (1):\n• @U00002: ${because}`);
    expect(whoCan({ action: 'see the project', thing: s.site, crowds: [], people: s.list([]) }).text).toBe(
      'Nobody you can see may see the project Web/Site.',
    );
  });

  it('says in one line that all of a large role can', () => {
    const crowds = [{ role: s.admin, count: 1_200, because: 'Admins see everything' }];
    const people = s.list([{ person: s.ben, because: 'assigned' }]);
    expect(readable(whoCan({ action: 'see the project', thing: s.site, crowds, people }))).toBe(
      `Who can see the project Web/Site (1201):\nAll 1200 with the role ${s.admin.title}: Admins see everything\n• @U00002: assigned`,
    );
  });

  it.each([
    ['invite people', s.workspace, `invite people in ${s.workspace.name}`],
    [`change roles in ${s.workspace.name}`, s.workspace, `change roles in ${s.workspace.name}`],
    ['give the project to people', s.site, 'give the project Web/Site to people'],
    ['rename the label', { ...s.site, typeTitle: 'Mini label' }, 'rename the label Web/Site'],
    ['comment', s.site, 'comment in Project Web/Site'],
  ])('says “%s” of what it is done to', (action, thing, says) => {
    expect(whoCan({ action, thing, crowds: [], people: s.list([]) }).text).toBe(`Nobody you can see may ${says}.`);
  });
});

describe('why', () => {
  const why = {
    subject: s.ana,
    isYou: true,
    action: 'see the project',
    thing: s.site,
    allowed: false,
    reasons: [{ kind: 'silence' as const, code: 'silence', text: 'Nothing gives it.', line: null }],
    missing: [
      { because: 'Team Members belong to the team', facts: ['being a member of Web', 'the project being open'] },
    ],
    instead: [s.ben],
    at: null,
    ask: null,
  };

  it('gives the reason first, then what is missing and who could, and rules as small print', () => {
    expect(readable(whyAnswer(why)).split('\n')).toEqual([
      'No, you cannot see the project Web/Site.',
      '• Nothing gives it.',
      'What would make it a yes:',
      '• Team Members belong to the team. Missing: being a member of Web and the project being open',
      'Who could: @U00002.',
      'No rule of the role model gives it.',
    ]);
  });

  it('says yes with every line that says so, and nothing about what is missing', () => {
    const reasons = [{ kind: 'permit' as const, code: 'team.administrator:1', text: 'Admins run it', line: 12 }];
    const answer = whyAnswer({ ...why, isYou: false, allowed: true, reasons, instead: [], at: s.noon });
    expect(readable(answer)).toBe(
      'Yes, @U00001 can see the project Web/Site, as of 22 Nov 2026, 12:00 UTC.\n• Admins run it\nDecided by team.administrator:1 (line 12)',
    );
  });
});

describe('things', () => {
  it('shows a thing with its people and what is in it', () => {
    const card = {
      thing: s.web,
      flags: ['closed'],
      archivedAt: null,
      tags: [s.site],
      holders: s.list([{ person: s.ben, role: s.teamMember, endsAt: null }]),
      holds: s.list([s.site]),
      may: { add: true, rename: true, history: false },
    };
    expect(readable(thingCard(card))).toBe(
      'Team Web. It is closed. Labels: Web/Site.\n• @U00002, Team Member\nIn it:\n• Project Web/Site\n[More: Add people… | Rename…]',
    );
  });

  it('lists things, and says so where there is none', () => {
    expect(readable(thingsAnswer('Teams', s.list([s.web])))).toBe('Teams (1):\n• Team Web');
    expect(readable(thingsAnswer('Teams', s.list([])))).toBe('Teams (0):\nThere is none that you can see.');
  });
});

describe('plans', () => {
  const plan = {
    ref: 'plan_1',
    title: 'Invite 3 people',
    gives: [{ role: s.member, thing: s.workspace, span: {} }],
    verdicts: s.list([
      { about: s.ana, verdict: 'skip' as const, says: 'is a Member already' },
      { about: 'x@y', verdict: 'refuse' as const, says: 'is not an address' },
      { about: s.dora, verdict: 'do' as const, says: 'will be invited' },
    ]),
    does: 1,
    notes: ['Somebody must invite dora@example.com to Slack.'],
  };

  it('gives a verdict for each before anything happens', () => {
    expect(readable(planAnswer(plan)).split('\n')).toEqual([
      'Invite 3 people. Each as Member.',
      '• Leaves as is: @U00001, is a Member already',
      '• Cannot: x@y, is not an address',
      '• Will do: Dora, will be invited',
      '• Somebody must invite dora@example.com to Slack.',
      '1 of 3 will be done. Nothing has happened yet.',
      '[Do it] [Cancel]',
    ]);
    expect(readable(planAnswer({ ...plan, does: 0 }))).toMatch(/Nothing of this can be done\.\n\[Cancel\]$/);
  });

  it('says what a group or a file means', () => {
    expect(groupPlanAnswer({ ...plan, group: '@design' }).text).toContain('@design is these people today');
    expect(importPlanAnswer({ ...plan, product: 'Miruni', into: s.web }).text).toContain('Into Team Web of Miruni.');
  });

  it('reports each line afterwards, and offers nothing that cannot be done', () => {
    const batch = { title: 'Invited 1 person', results: plan.verdicts, done: 1, notes: [] };
    expect(readable(batchAnswer(batch))).toContain('• Done: Dora, will be invited');
    expect(pressables(batchAnswer(batch))).toEqual([]);
  });
});

describe('by hand', () => {
  it('numbers the steps, with a link and Done, and says who did it', () => {
    const open = taskNotice(s.task());
    expect(readable(open)).toContain(
      'Invite Dora to Slack for Dora\n1. Open the people page\n2. Write dora@example.com\n3. Press Send',
    );
    expect(readable(open)).toContain('[Done] [Open the page]');
    expect(open.text).toContain('1. Open the people page');
    const done = taskNotice(s.task({ state: 'done', doneBy: s.ben, endedAt: s.later }));
    expect(readable(done)).toBe('Invite Dora to Slack for Dora. Done by @U00002 22 Dec 2026, 12:00 UTC.');
  });

  it('makes no button of what is no web address', () => {
    expect(pressables(taskNotice(s.task({ link: 'javascript:alert(1)' }))).map(({ id }) => id)).toEqual(['task.done']);
  });

  it('lists tasks and invitations, or says that there is none', () => {
    expect(readable(tasksAnswer(s.list([s.task()])))).toContain('1 task to do by hand.');
    expect(readable(tasksAnswer(s.list([])))).toBe('No task is open.');
    expect(readable(invitationsAnswer(s.list([s.invitation()])))).toContain('[More: Invite again | Change… | Cancel]');
    expect(readable(invitationsAnswer(s.list([])))).toBe('No invitation is out. /role invite sends one.');
  });
});

it('helps with all words, or with one', () => {
  const chapters = [
    { title: 'People', lines: [{ usage: 'set <person> <role>', does: 'sets the workspace role' }] },
    { title: 'Besides', lines: [{ usage: 'setup', does: 'sets Roledesk up' }] },
  ];
  expect(readable(helpAnswer({ chapters, word: null }))).toContain(
    'People\n• set <person> <role> sets the workspace role\nBesides\n• setup sets Roledesk up',
  );
  const word = { usage: 'set <person> <role>', does: 'sets the workspace role', examples: ['set @ana admin'] };
  expect(readable(helpAnswer({ chapters, word }))).toBe(
    'set <person> <role> sets the workspace role.\nFor example:\n• set @ana admin',
  );
});

it('tells whoever presses late who was first', () => {
  expect(readable(alreadyDecided(s.approved()))).toBe('R-1042: already approved by @U00002, 22 Nov 2026, 12:06 UTC.');
});
