/** Tells what happens to a request as sentences. */
import type { Happening } from '../../../domain/events.ts';
import type { ShownPerson } from '../../../domain/shown.ts';
import { spanSays } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { own, say } from '../kit/sentence.ts';
import { counted } from '../kit/text.ts';
import type { Namer } from './names.ts';
import { because, quote } from './names.ts';

type Requested = Extract<Happening, { type: `request.${string}` }>;

const states = {
  pending: own(', which waits for the next stage'),
  approved: own(', which is now approved'),
  denied: own(', which is now denied'),
  cancelled: own(', which was cancelled'),
  expired: own(', which had expired'),
} as const;

function asked(
  event: { role: string | null; thing: string; span: Parameters<typeof spanSays>[0] },
  name: Namer,
): Sentence {
  if (event.role === null) return say`which role is right in ${name.thing(event.thing)}`;
  return say`${name.role(event.role, event.thing)}${spanSays(event.span)}`;
}

/** Whom it is for, where that is somebody else than whoever does it. */
const forOther = (id: string, by: ShownPerson | null, target: Sentence): Sentence =>
  id === by?.id ? [] : say` for ${target}`;

/** One sentence for each thing that can happen to a request. */
export function tellRequest(event: Requested, who: Sentence, by: ShownPerson | null, name: Namer): Sentence {
  const request = name.request(event.request, event.type === 'request.opened' ? event.number : undefined);
  const target = name.who(event.target);
  switch (event.type) {
    case 'request.opened':
      if (event.proposed)
        return say`${who} proposed ${target} with ${request}: ${asked(event, name)}${because(event.reason)}.`;
      return say`${who} asked with ${request}${forOther(event.target, by, target)}: ${asked(event, name)}${because(event.reason)}.`;
    case 'request.voted': {
      const did = event.verdict === 'approve' ? 'approved' : 'denied';
      return say`${who} ${did} ${request} for ${target}${states[event.state]}${quote(event.comment)}.`;
    }
    case 'request.changed':
      return say`${who} changed ${request} for ${target} to ${asked(event, name)}.`;
    case 'request.answered':
      return say`${who} answered ${request} for ${target}: ${event.comment}`;
    case 'request.cancelled':
      if (event.because !== undefined) return say`${request} for ${target} was closed: ${event.because}`;
      return say`${who} cancelled ${request} for ${target}.`;
    case 'request.expired':
      return say`${request} for ${target} expired; nobody decided in time.`;
    case 'request.reminded':
      if (event.whom === 'asker') return say`${target} was told that ${request} still waits.`;
      return say`Those who can decide ${request} for ${target} were reminded (${counted(event.times, 'time')} so far).`;
  }
}
