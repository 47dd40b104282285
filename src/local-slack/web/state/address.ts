// The place on screen and the address that keeps it: `#/ben/general?right=cleo/help-desk&panel=traffic`.

export const panelTabs = ['traffic', 'faults', 'people', 'clock', 'reset'] as const;
export type PanelTab = (typeof panelTabs)[number];

/** One person before one conversation. */
export interface Seat {
  /** A handle; of somebody of another Slack workspace than the first, `handle@domain`. */
  person: string;
  /** A channel's name, `@handle` of a direct message, `@handle!home` of an app's Home; the usual place when left out. */
  where?: string;
  /** The `ts` of the message whose thread is open. */
  thread?: string;
}

export type Side = 'left' | 'right';

export interface Address {
  left?: Seat;
  right?: Seat;
  panel?: PanelTab;
}

const seatText = ({ person, where, thread }: Seat): string =>
  [person, where, thread]
    .filter((it) => it !== undefined)
    .map(encodeURIComponent)
    .join('/');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function seatIn(text: string): Seat | undefined {
  const [person, where, thread] = text.split('/').map(decoded);
  if (!person) return undefined;
  return { person, ...(where ? { where } : {}), ...(where && thread ? { thread } : {}) };
}

/** What stands behind `#`. */
export function addressText({ left, right, panel }: Address): string {
  const rest = [right && `right=${seatText(right)}`, panel && `panel=${panel}`].filter((it) => it).join('&');
  return `#/${left ? seatText(left) : ''}${rest ? `?${rest}` : ''}`;
}

/** The place that an address means; what is not understood in it is left out. */
export function addressIn(hash: string): Address {
  const [path = '', rest = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const named = new Map(rest.split('&').map((it) => it.split('=', 2) as [string, string | undefined]));
  const left = seatIn(path);
  const right = seatIn(named.get('right') ?? '');
  const panel = panelTabs.find((it) => it === named.get('panel'));
  return { ...(left ? { left } : {}), ...(right ? { right } : {}), ...(panel ? { panel } : {}) };
}

/** The side to look at after a move: the one where something changed; the left one when it is the only one. */
export function frontAfter(before: Address, after: Address, front: Side): Side {
  if (!after.right) return 'left';
  const moved = (side: Side) =>
    addressText({ left: before[side] ?? { person: '' } }) !== addressText({ left: after[side] ?? { person: '' } });
  if (moved('right')) return 'right';
  return moved('left') ? 'left' : front;
}
