/** The last refusal of somebody, explained by how things are now. */
import type { Read } from '../db/ports.ts';
import type { Caller } from '../domain/caller.ts';
import { invalid, notFound } from '../domain/refusal.ts';
import type { ShownWhy } from '../domain/shown.ts';
import type { Query } from './look.ts';
import { titleOf } from './scene.ts';
import { placesOf, shownPeople } from './showing.ts';
import { why } from './why.ts';

/** The last refusal that somebody met: what they tried, why not, and what is missing for it now. */
export const whyLast: Query<undefined, ShownWhy> = async (read, caller) => {
  if (!caller.subject) throw notFound('refusal of yours');
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<Read['events']['listAbout']>> = await read.events.listAbout(caller.subject, {
      limit: 100,
      ...(after ? { after } : {}),
    });
    const found = page.rows.find(({ by, happening }) => by === caller.subject && happening.type === 'act.denied');
    if (found) return explainDenial(read, caller, found);
    after = page.next;
  }
  throw invalid('I have refused you nothing.', {
    code: 'never_denied',
    next: 'Ask about something: `/role why me <action> <thing>`.',
  });
};

type Denial = Awaited<ReturnType<Read['events']['listAbout']>>['rows'][number];

async function explainDenial(read: Read, caller: Caller, { at, workspace, happening }: Denial): Promise<ShownWhy> {
  if (happening.type !== 'act.denied' || !caller.subject) throw new Error('Not a denial');
  const { action, thing, code, message } = happening;
  const place = (await placesOf(read)).find((one) => one.workspace.id === workspace);
  const act = place && action ? { product: place.workspace.product, action, thing } : undefined;
  // What was denied then is explained by how things are now; where that cannot be, the message of then stands alone.
  const now = act && (await why(read, caller, { ...act, subject: caller.subject }).catch(() => undefined));
  const nameOf = await shownPeople(read, [caller.subject]);
  return {
    subject: nameOf(caller.subject),
    isYou: true,
    action: now?.action ?? (place && action ? titleOf(place, action) : 'do that'),
    thing: now?.thing ?? null,
    allowed: false,
    reasons: [{ kind: code.startsWith('rail.') ? 'forbid' : 'silence', code, text: message, line: null }],
    missing: now && !now.allowed ? now.missing : [],
    instead: now?.instead ?? [],
    at,
    ask: now?.ask ?? null,
  };
}
