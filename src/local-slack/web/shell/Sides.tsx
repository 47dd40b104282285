// On a narrow screen there is room for one of two people: which one, is chosen here.
import { nameOf, personNamed } from '../state/seats.ts';
import { useCell, usePage, useWorld } from '../state/use.ts';

const both = ['left', 'right'] as const;

/** Two buttons; on a wide screen both sides are there and these are not. */
export function Sides() {
  const page = usePage();
  const world = useWorld();
  const address = useCell(page.address);
  const front = useCell(page.front);
  return (
    <nav className="sides" aria-label="Side by side">
      {both.map((side) => {
        const person = personNamed(world, address[side]?.person ?? '');
        return (
          person && (
            <button
              type="button"
              key={side}
              aria-pressed={front === side}
              data-person={nameOf(world, person)}
              onClick={() => page.front.set(side)}
            >
              {person.name}
            </button>
          )
        );
      })}
    </nav>
  );
}
