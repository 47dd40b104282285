// Where the local Slack answers what: a path carries the type of its answer, so that readers need no casts.
import type { ClockShown, MessageShown, ScreenShown, WorldShown } from '../../page/contract.ts';

declare const answers: unique symbol;

/** A path whose answer is a `T`. */
export type Path<T> = string & { readonly [answers]?: T };

export const worldPath: Path<WorldShown> = '/page/world';
export const clockPath: Path<ClockShown> = '/page/clock';
export const screenPath = (person: string): Path<ScreenShown> => `/page/as/${encodeURIComponent(person)}`;
export const talkPath = (person: string, conversation: string): Path<MessageShown[]> =>
  `/page/as/${encodeURIComponent(person)}/in/${encodeURIComponent(conversation)}`;
export const deedPath = (person: string, deed: string): string =>
  `/page/as/${encodeURIComponent(person)}/${encodeURIComponent(deed)}`;
export const filePath = (person: string, file: string): string =>
  `/page/as/${encodeURIComponent(person)}/files/${encodeURIComponent(file)}`;
