/** Acts by buttons and forms: the same verbs through their other doors. */
import type { LocalSlack, PersonClient, Told } from '../../src/local-slack/index.ts';
import { reasonWord } from '../marks.ts';
import { answersTo, sending } from '../own-answer.ts';
import type { Deed } from './act.ts';
import { type Board, take } from './board.ts';
import { approvalBy, over } from './typed.ts';

type Posted = LocalSlack['world']['messages'][number];

interface Button {
  action_id?: string;
  value?: string;
}

const buttonsOf = (message: Posted): Button[] =>
  message.blocks.flatMap((block) => (block as { elements?: Button[] }).elements ?? []);

/** A message with such a button as somebody sees it, the newest that fits. */
function withButton(slack: LocalSlack, who: PersonClient, action: string, fits: (message: Posted) => boolean) {
  const found = slack.world.messages.findLast(
    (message) => fits(message) && buttonsOf(message).some((button) => button.action_id?.startsWith(action)),
  );
  const seen = found && who.sees('#help-desk').find(({ ts }) => ts === found.ts);
  const value = found && buttonsOf(found).find((button) => button.action_id?.startsWith(action))?.value;
  return seen && value ? { seen, value } : undefined;
}

/** Whatever an act before left open. */
async function closeForms(person: PersonClient): Promise<void> {
  for (let times = 0; person.view() && times < 3; times++) await person.closes();
}

const patience = 1_500;
const notePatience = 5_000;

/**
 * Presses, and waits for the private note that comes after the acknowledgement; without one nothing was said. It may come much
 * later, when a bot that was killed has been started again: then nobody waits for it any more.
 */
async function press(slack: LocalSlack, who: PersonClient, presses: () => Promise<Told>): Promise<Told> {
  const { sent, payload } = sending(slack, 'block_actions', presses);
  const told = await sent;
  if (!told.ok || !payload) return told;
  const note = () => who.privately().find((message) => answersTo(payload, message));
  const said = await slack.until(note, 'a note', notePatience).catch(() => undefined);
  return { ...told, messages: said ? [said] : [] };
}

/** Approves on the card, which may have been drawn before somebody else decided. */
export function pressApprove(slack: LocalSlack, board: Board): Deed | undefined {
  const asked = board.chance.one(board.waiting);
  const who = board.admin();
  const person = slack.as(who);
  const card = asked && withButton(slack, person, 'request.approve', ({ text }) => text.includes(`R-${asked.number}`));
  if (!asked || !card) return undefined;
  return {
    kind: 'press approve',
    who,
    line: `[Approve] of R-${asked.number}`,
    payload: 'block_actions',
    done: /^R-\d+ is approved/,
    trace: approvalBy(who, asked.number),
    send: () => press(slack, person, () => person.presses(card.seen, 'Approve', { stale: true })),
    after: (verdict) => {
      over(board, asked.number);
      if (verdict === 'acknowledged') board.approved.push(asked);
    },
  };
}

/** Says that a task was done by hand. */
export function pressDone(slack: LocalSlack, board: Board): Deed | undefined {
  const who = board.admin();
  const person = slack.as(who);
  const card = withButton(slack, person, 'task.done', () => true);
  if (!card) return undefined;
  return {
    kind: 'press done',
    who,
    line: `[Done] of ${card.value}`,
    payload: 'block_actions',
    done: /^Done: /,
    trace: {
      type: 'task.done',
      times: 1,
      shared: `${who} does ${card.value}`,
      is: ({ by, happening }) => by === who && happening.task === card.value,
    },
    send: () => press(slack, person, () => person.presses(card.seen, 'Done', { stale: true })),
    after: () => {},
  };
}

/** Waits for the form's field for words, and writes into it; false when it never came. */
async function write(slack: LocalSlack, person: PersonClient, words: string): Promise<boolean> {
  const field = () => person.view()?.fields.find(({ actionId }) => actionId === 'reason');
  const found = await slack.until(field, 'the form', patience).catch(() => undefined);
  if (found) await person.fills(found.label, words);
  return found !== undefined;
}

/** The form for asking, opened and filled in. */
export function fillAsking(slack: LocalSlack, board: Board): Deed | undefined {
  const pair = board.pair();
  if (!pair) return undefined;
  const person = slack.as(pair.who);
  const mark = board.fresh('form');
  return {
    kind: 'submit form',
    who: pair.who,
    line: `the form for project ${pair.project} (${mark})`,
    payload: 'view_submission',
    done: /R-\d+\. You have asked/,
    trace: { type: 'request.opened', times: 1, is: ({ happening }) => String(happening.reason).includes(`${mark} `) },
    async prepare() {
      await closeForms(person);
      await person.types('#general', `/role request project ${pair.project}`);
      return write(slack, person, `${reasonWord} ${mark} for the launch`);
    },
    send: () => person.submits(),
    after: (verdict, text) => {
      const number = Number(/R-(\d+)\. You have asked/.exec(text)?.[1]);
      if (verdict === 'acknowledged' && number) board.waiting.push({ number, who: pair.who });
    },
  };
}

/** Denies by the form behind the card's button. */
export function fillDenial(slack: LocalSlack, board: Board): Deed | undefined {
  const asked = take(board.waiting, board.chance);
  const who = board.admin();
  const person = slack.as(who);
  const card = asked && withButton(slack, person, 'request.deny', ({ text }) => text.includes(`R-${asked.number}`));
  if (!asked || !card) return undefined;
  const mark = board.fresh('form');
  return {
    kind: 'submit denial',
    who,
    line: `the form that denies R-${asked.number} (${mark})`,
    payload: 'view_submission',
    done: /R-\d+ is denied/,
    trace: { type: 'request.voted', times: 1, is: ({ happening }) => String(happening.comment).includes(`${mark} `) },
    async prepare() {
      await closeForms(person);
      await person.presses(card.seen, 'Deny…', { stale: true });
      return write(slack, person, `${reasonWord} ${mark} not now`);
    },
    send: () => person.submits(),
    after: () => {},
  };
}
