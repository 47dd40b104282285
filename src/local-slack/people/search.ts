// Typing into an external select: `block_suggestion` to the app and a strict look at what it answers.
import { suggestions } from '../blocks/objects.ts';
import { problemsOf } from '../blocks/problems.ts';
import type { Core } from '../core.ts';
import type { Option, OptionGroup } from '../kit.ts';
import type { Person } from '../world/world.ts';
import { common, interact, whereOf } from './interaction.ts';
import type { Picked } from './pick.ts';
import type { Place } from './place.ts';

const STANDARD_MIN_QUERY = 3;

export interface Found {
  options: Option[];
  /** The same under their headings, when the app gave headings. */
  groups?: OptionGroup[];
  problem?: string;
}

const notLoaded = (why: string): string => `The options could not be loaded: ${why}.`;
const problems = {
  operation_timeout: 'the app did not answer in time',
  dispatch_failed: 'the app could not be reached, or failed',
};

/** The options the app offers for a query; a query below `min_query_length` is refused as Slack would not send it. */
export async function search(core: Core, person: Person, place: Place, picked: Picked, query: string): Promise<Found> {
  const { block, element } = picked;
  if (!element.type.includes('external'))
    throw new Error(`"${element.action_id}" is a ${element.type}, which nobody can search`);
  const min = element.min_query_length ?? STANDARD_MIN_QUERY;
  if ([...query].length < min) throw new Error(`"${query}" is too short: Slack asks the app from ${min} characters on`);
  const { response_url, state, ...where } = whereOf(core, place, person);
  const body = {
    type: 'block_suggestion',
    ...common(core, place.app, place.team, person),
    ...where,
    action_id: element.action_id,
    block_id: block.block_id,
    value: query,
  };
  const ack = await interact(core, place.app, body, true);
  if (!ack.ok) return { options: [], problem: notLoaded(problems[ack.problem ?? 'dispatch_failed']) };
  const parsed = suggestions.safeParse(ack.answer);
  if (!parsed.success) {
    core.journal.add({ kind: 'validation', where: 'block_suggestion', problems: problemsOf(parsed.error.issues, '') });
    return { options: [], problem: notLoaded('what the app answered is not valid') };
  }
  const { options, option_groups: groups = [] } = ack.answer as { options?: Option[]; option_groups?: OptionGroup[] };
  return options ? { options } : { options: groups.flatMap((it) => it.options), groups };
}
