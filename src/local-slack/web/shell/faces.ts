// What stands for a person where there is no picture: initials on a colour that stays theirs.

/** One or two letters of a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((it) => [...(it ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** Degrees on the colour wheel, the same for the same id; in steps, so that two are either equal or clearly different. */
export function hueOf(id: string): number {
  let mixed = 7;
  for (const letter of id) mixed = (mixed * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (mixed % 12) * 30;
}
