/** Which declared thing a name in the file means: on the thing itself first, then on the workspace. */
import type { TypeIndex } from './compiled.ts';
import type { Draft } from './draft.ts';

/** The word for "any workspace role"; no role may be called so. */
export const anyone = 'anyone';
/** The core's word for "whoever decides this stage". */
export const stageWord = 'stage';

/** `administrator` on a team is `team.administrator` if there is one, else `workspace.administrator`; null if neither. */
export function standingNamed(draft: Draft, type: string, reference: string): string | null {
  const tries = reference.includes('.') ? [reference] : [`${type}.${reference}`, `workspace.${reference}`];
  return tries.find((key) => draft.standings.has(key)) ?? null;
}

/** `view` on a team is `team.view`; null when there is no such action. */
export function actionNamed(draft: Draft, type: string, reference: string): string | null {
  const key = reference.includes('.') ? reference : `${type}.${reference}`;
  return draft.permissions.has(key) ? key : null;
}

/** The key as it can be written on that type: without its type where that is plain, unless what is there has one. */
export function asWritten(draft: Draft, type: string, key: string, there: string): string {
  const name = nameOfKey(key);
  const plain = typeOfKey(key) === type || (draft.standings.has(key) && standingNamed(draft, type, name) === key);
  return plain && !there.includes('.') ? name : key;
}

export const typeOfKey = (key: string): string => key.slice(0, key.indexOf('.'));
export const nameOfKey = (key: string): string => key.slice(key.indexOf('.') + 1);

/** Whether a thing of this type is, or is somewhere in, a thing of the other. */
export const isWithin = (type: TypeIndex, other: TypeIndex): boolean =>
  type.chains.some((chain) => chain.has(other.slot));
