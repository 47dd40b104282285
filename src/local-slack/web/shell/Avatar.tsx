// Somebody's face: their initials on their colour.
import type { CSSProperties } from 'react';
import type { PersonShown } from '../../page/contract.ts';
import { hueOf, initialsOf } from './faces.ts';

/** A picture beside a name, so it is silent for screen readers. */
export function Avatar({ person, size = 36 }: { person: Pick<PersonShown, 'id' | 'name' | 'isBot'>; size?: number }) {
  const style = { '--hue': hueOf(person.id), '--size': `${size}px` } as CSSProperties;
  return (
    <span
      className={person.isBot ? 'avatar avatar-bot' : 'avatar'}
      style={style}
      data-initials={initialsOf(person.name)}
      aria-hidden="true"
    />
  );
}
