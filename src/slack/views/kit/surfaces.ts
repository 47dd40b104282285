/** Where blocks stand: a message, a form, a page, Home; each within its number of blocks, and said so when something has no room. */
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { FormId } from '../ids.ts';
import { forms } from '../ids.ts';
import { context, plain } from './blocks.ts';
import type { Sentence } from './sentence.ts';
import { asMrkdwn, own } from './sentence.ts';

/** What is posted: the blocks, and the words for notifications and for those who hear the message. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

const mostInMessage = 50;
const mostInView = 100;

/** The lists page themselves; this is the last line of defence, and it speaks. */
function within(blocks: readonly KnownBlock[], most: number): KnownBlock[] {
  if (blocks.length <= most) return [...blocks];
  return [...blocks.slice(0, most - 1), context(own('There is more than fits here. Ask about a part of it.'))];
}

/** A message whose `says` can be read alone. 3,000 is below what an edit still takes. */
export const message = (says: Sentence, blocks: readonly KnownBlock[]): Message => ({
  text: asMrkdwn(says, 3000),
  blocks: within(blocks, mostInMessage),
});

interface ModalParts {
  callback: FormId;
  title: string;
  submit?: string;
  close?: string;
  /** An opaque id that comes back with the form. */
  about?: string;
  blocks: readonly KnownBlock[];
}

/** A form, or a page when it has nothing to submit. */
export const modal = ({ callback, title, submit, close = 'Cancel', about, blocks }: ModalParts): ModalView => ({
  type: 'modal',
  callback_id: callback,
  title: plain(title, 24),
  ...(submit && { submit: plain(submit, 24) }),
  close: plain(close, 24),
  ...(about && { private_metadata: about }),
  blocks: within(blocks, mostInView),
});

/** What is opened before any read, because the trigger dies in three seconds; it is filled in right after. */
export const loadingView = (title: string): ModalView =>
  modal({ callback: forms.loading, title, blocks: [context(own('One moment, looking things up.'))] });

/** A private answer as a page of its own, for a press inside a form. */
export const pageView = (title: string, { blocks }: Message): ModalView =>
  modal({ callback: forms.page, title, close: 'Close', blocks });

export const home = (blocks: readonly KnownBlock[]): HomeView => ({
  type: 'home',
  callback_id: forms.home,
  blocks: within(blocks, mostInView),
});
