// Everything the page knows, in one place: what was read, where one is, what failed; made once and handed down.
import type { DeedShown, Deeds } from '../../page/contract.ts';
import { type Address, addressIn, addressText, frontAfter, type Side } from './address.ts';
import { type Cell, createCell } from './cell.ts';
import { sendJson, Unreachable } from './http.ts';
import type { Live } from './live.ts';
import { deedPath } from './paths.ts';
import type { Trouble } from './troubles.ts';

/** What came of a deed, as the page knows it. */
export type DeedDone = DeedShown & { isLost?: boolean };

/** A private answer that appeared elsewhere than where one looks. */
export interface Pointer {
  person: string;
  conversation: string;
}

export interface Page {
  live: Live;
  address: Cell<Address>;
  /** The side that is seen where there is room for one. */
  front: Cell<Side>;
  troubles: Cell<readonly Trouble[]>;
  pointer: Cell<Pointer | undefined>;
  /** What the tour puts into the composer of the person with this handle. */
  offered: Cell<{ person: string; text: string } | undefined>;
  /** Goes somewhere; the address of the window follows, as a step that the back button takes back unless it is `quietly`. */
  go(change: (now: Address) => Address, quietly?: boolean): void;
  /** Does something as a person; a failure is an answer like any other, `isLost` when nobody answered. */
  deed<Name extends keyof Deeds>(person: string, name: Name, body: Deeds[Name]): Promise<DeedDone>;
}

/** What is used of the browser's window. */
export interface Frame {
  location: { hash: string };
  history: {
    pushState(state: null, unused: '', address: string): void;
    replaceState(state: null, unused: '', address: string): void;
  };
}

/** A page over what is read live. */
export function createPage(live: Live, { location, history }: Frame): Page {
  const address = createCell(addressIn(location.hash));
  const front = createCell<Side>('left');
  return {
    live,
    address,
    front,
    troubles: createCell<readonly Trouble[]>([]),
    pointer: createCell<Pointer | undefined>(undefined),
    offered: createCell<{ person: string; text: string } | undefined>(undefined),
    go(change, quietly = false) {
      const next = change(address.get());
      front.set(frontAfter(address.get(), next, front.get()));
      const text = addressText(next);
      if (quietly) history.replaceState(null, '', text);
      else if (text !== addressText(address.get())) history.pushState(null, '', text);
      address.set(next);
    },
    async deed(person, name, body) {
      try {
        return (await sendJson(deedPath(person, name), body)) as DeedShown;
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        return { ok: false, problem, isLost: error instanceof Unreachable };
      }
    },
  };
}
