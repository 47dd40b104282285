/** How things, and roles on them, are called where they are chosen: one spelling for whoever draws it and whoever looks it up. */
import type { ShownThing } from './basics.ts';
import type { ShownAskable } from './forms.ts';

/** `Web`, `Web/Site` where the name alone would be ambiguous. */
export const thingCalled = ({ inside, name }: Pick<ShownThing, 'inside' | 'name'>): string =>
  inside === null ? name : `${inside}/${name}`;

/** A title that says what was done to somebody, `assigned`, goes on with `to`; every other with `of`. */
export const joining = (title: string): string => (/^\p{Ll}[\p{L} ]*ed$/u.test(title) ? ' to ' : ' of ');

/** Where a role of this title is held, after what word: nothing for the only workspace, ` of ` `Minikai` among several, ` of ` `Web`. */
export function heldWhere(title: string, thing: ShownThing): { after: string; where: string } | null {
  if (!thing.isRoot) return { after: joining(title), where: thingCalled(thing) };
  return thing.product === null ? null : { after: ' of ', where: thing.product };
}

/** `Admin`, `Admin of Minikai`, `Team Member of Web`, `Help me choose a role in Miruni`. */
export function askableCalled({ role, thing }: ShownAskable): string {
  if (role === null) return `Help me choose a role in ${thingCalled(thing)}`;
  const held = heldWhere(role.title, thing);
  return held === null ? role.title : `${role.title}${held.after}${held.where}`;
}
