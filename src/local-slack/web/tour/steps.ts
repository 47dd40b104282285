// The six steps of the tour: what to do next, how it is done for somebody, and how one sees that it is done.
import type { Address } from '../state/address.ts';
import { type Facts, isSeated, wasTold } from './facts.ts';

/** The people and the place that the tour needs. */
export const cast = { admin: 'cleo', member: 'ben', desk: 'help-desk', panel: 'clock' } as const;

/** What to do now: in words, where, and how "Do it for me" helps. */
export interface Hint {
  say: string;
  /** A line to type. */
  line?: string;
  /** What is highlighted, as a selector. */
  mark: string;
  /** Puts a line into somebody's composer, or goes somewhere. */
  help?: { person: string; text: string } | { go: (now: Address) => Address };
}

export interface Step {
  title: string;
  hint(facts: Facts): Hint;
  isDone(facts: Facts): boolean;
}

const composerOf = (person: string): string => `.pane[data-person="${person}"] .conversation .composer`;
const switcher = '.pane .act-as-button';

const actAs = (person: string, name: string): Hint => ({
  say: `Under "Act as", choose ${name}.`,
  mark: switcher,
  help: { go: ({ right: _, ...now }) => ({ ...now, left: { person, where: 'general' } }) },
});

const type = (person: string, say: string, line: string): Hint => ({
  say,
  line,
  mark: composerOf(person),
  help: { person, text: line },
});

export const steps: readonly Step[] = [
  {
    title: 'Give a role, as an Admin',
    hint: (facts) =>
      isSeated(facts, cast.admin)
        ? type(cast.admin, 'Cleo is an Admin. Type this and press Enter:', '/role add @dan to web as admin')
        : actAs(cast.admin, 'Cleo, an Admin'),
    isDone: (facts) => wasTold(facts, cast.admin, /web/i),
  },
  {
    title: 'Ask, as a member',
    hint: (facts) =>
      isSeated(facts, cast.member)
        ? type(
            cast.member,
            'Ben needs more than he has, for a while. Type this and press Enter:',
            '/role request admin in miruni for 4h because rotating the certificate',
          )
        : actAs(cast.member, 'Ben, a member'),
    isDone: (facts) => wasTold(facts, cast.member, /R-\d+/),
  },
  {
    title: 'Look at both sides',
    hint: (facts) =>
      facts.right === undefined
        ? {
            say: 'Press "Side by side": Ben on the left, Cleo at the help desk on the right.',
            mark: '.bar-button[aria-label="Side by side"]',
            help: { go: bothSides },
          }
        : {
            say: 'On the right, as Cleo, open the private channel help-desk.',
            mark: `.pane[data-person="${cast.admin}"] .side-row[aria-label^="${cast.desk}"]`,
            help: { go: bothSides },
          },
    isDone: (facts) => isSeated(facts, cast.admin, cast.desk) && facts.right !== undefined,
  },
  {
    title: 'Decide, as the help desk',
    hint: () => ({
      say: "Ben's request waits as a card. Press Approve on it, and watch Ben's side.",
      mark: `.pane[data-person="${cast.admin}"] .message:last-of-type .kit-button`,
      help: { go: bothSides },
    }),
    isDone: (facts) => wasTold(facts, cast.admin, /Approved by/),
  },
  {
    title: 'Ask why',
    hint: (facts) =>
      isSeated(facts, cast.member)
        ? type(cast.member, 'Ben was told. Anybody may ask why it is as it is. Type as Ben:', '/role why')
        : actAs(cast.member, 'Ben'),
    isDone: ({ said, stepSince }) => said.some((it) => it.to === cast.member && it.isPrivate && it.at >= stepSince),
  },
  {
    title: 'See the role end',
    hint: (facts) => ({
      say:
        facts.panel === cast.panel
          ? 'Move the clock forward 4 hours, or to the next thing that happens, until Ben reads that his role has ended.'
          : 'Open "Behind the scenes", and there the clock.',
      mark: facts.panel === cast.panel ? '.panel-content fieldset' : '.bar-button[aria-label="Behind the scenes"]',
      help: { go: (now) => ({ ...now, panel: cast.panel, left: { person: cast.member, where: '@roledesk' } }) },
    }),
    isDone: (facts) => wasTold(facts, cast.member, /has ended/),
  },
];

function bothSides(now: Address): Address {
  const left = now.left?.person === cast.member ? now.left : { person: cast.member, where: 'general' };
  return { ...now, left, right: { person: cast.admin, where: cast.desk } };
}
