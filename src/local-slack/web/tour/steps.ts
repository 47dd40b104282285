// The six steps of the tour: what to do next, how it is done for somebody, and how one sees that it is done.
import type { Address } from '../state/address.ts';
import { type Facts, isSeated, wasTold } from './facts.ts';

/** The people and the place that the tour needs. */
export const cast = { admin: 'cleo', member: 'ben', approver: 'hana' } as const;
const desk = 'help-desk';
const withApp = '@roledesk';
const clock = 'clock';

/** What is highlighted: the last element that a selector finds, and that says this. */
export interface Mark {
  selector: string;
  says?: string;
}

/** What to do now: in words, where, and how "Do it for me" helps. */
export interface Hint {
  say: string;
  /** A line to type. */
  line?: string;
  mark: Mark;
  /** Puts a line into somebody's composer, or goes somewhere. */
  help?: { person: string; text: string } | { go: (now: Address) => Address };
}

export interface Step {
  title: string;
  hint(facts: Facts): Hint;
  isDone(facts: Facts): boolean;
}

const composerOf = (person: string): Mark => ({ selector: `.pane[data-person="${person}"] .conversation .composer` });
const switcher: Mark = { selector: '.pane:first-child .act-as-button' };
const onBar = (title: string): Mark => ({ selector: '.bar .bar-button', says: title });

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

const bothSides = (now: Address): Address => ({
  ...now,
  left: { person: cast.member, where: withApp },
  right: { person: cast.approver, where: desk },
});

/** The number of the request that Ben made last. */
const requestOf = ({ said }: Facts): string | undefined =>
  said.findLast((it) => it.to === cast.member && /R-\d+/.test(it.text))?.text.match(/R-\d+/)?.[0];

const sides: Record<'none' | 'person' | 'channel', Hint> = {
  none: {
    say: 'Press "Side by side" to have a second person in this window.',
    mark: onBar('Side by side'),
    help: { go: bothSides },
  },
  person: {
    say: 'On the right, act as Hana, who decides in the help desk.',
    mark: { selector: '.pane:nth-child(2) .act-as-button' },
    help: { go: bothSides },
  },
  channel: {
    say: 'On the right, as Hana, open the private channel help-desk.',
    mark: { selector: `.pane[data-person="${cast.approver}"] .side-row`, says: desk },
    help: { go: bothSides },
  },
};

function hintToSides(facts: Facts): Hint {
  if (facts.right === undefined) return sides.none;
  return isSeated(facts, cast.approver) ? sides.channel : sides.person;
}

function hintToClock({ panel }: Facts): Hint {
  const go = (now: Address): Address => ({ ...now, panel: clock, left: { person: cast.member, where: withApp } });
  if (panel === clock)
    return {
      say: 'Move the clock 4 hours forward. Roledesk tells Ben that his role has ended.',
      mark: { selector: '.panel-content .inline-form .button' },
    };
  const isOpen = panel !== undefined;
  return {
    say: isOpen ? 'Open the tab with the clock.' : 'Open "Behind the scenes", and there the clock.',
    mark: isOpen ? { selector: '.panel .tab', says: 'Clock' } : onBar('Behind the scenes'),
    help: { go },
  };
}

/** What is told, and how it is noticed; a step that one does early is done when its turn comes. */
export const steps: readonly Step[] = [
  {
    title: 'Give a role, as an Admin',
    hint: (facts) =>
      isSeated(facts, cast.admin)
        ? type(cast.admin, 'Cleo is an Admin. Type this and press Enter:', '/role add @ana to web as admin')
        : actAs(cast.admin, 'Cleo, an Admin'),
    isDone: (facts) => wasTold(facts, cast.admin, /Web/),
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
    hint: hintToSides,
    isDone: (facts) => isSeated(facts, cast.approver, desk) && facts.left !== undefined && facts.right !== undefined,
  },
  {
    title: 'Decide, as the help desk',
    hint: (facts) =>
      isSeated(facts, cast.approver, desk)
        ? {
            say: "Ben's request waits here as a card. Press Approve, and watch Ben's side.",
            mark: { selector: `.pane[data-person="${cast.approver}"] .message button`, says: 'Approve' },
          }
        : hintToSides(facts),
    isDone: (facts) => wasTold(facts, cast.approver, /Approved by/),
  },
  {
    title: 'Ask why',
    hint: (facts) =>
      isSeated(facts, cast.member)
        ? type(
            cast.member,
            'Ben was told. Anybody may ask why something is as it is. Type as Ben:',
            `/role why ${requestOf(facts) ?? ''}`.trim(),
          )
        : actAs(cast.member, 'Ben'),
    isDone: ({ said, stepSince }) => said.some((it) => it.to === cast.member && it.isPrivate && it.at >= stepSince),
  },
  {
    title: 'See the role end',
    hint: hintToClock,
    isDone: (facts) => wasTold(facts, cast.member, /has ended/),
  },
];
