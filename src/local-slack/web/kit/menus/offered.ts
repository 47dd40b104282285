// What an open menu offers for what is typed: its own options filtered, or what the app answers.
import { useEffect, useState } from 'react';
import type { Block, Element } from '../../../kit.ts';
import { useScene } from '../scene.ts';
import { type ChoiceGroup, groupsOf, workspaceChoices } from './choices.ts';
import { filterGroups } from './filter.ts';

/** After this long without a key the app is asked. */
const PAUSE_MS = 250;
const STANDARD_MIN_QUERY = 3;

export interface Offered {
  groups: ChoiceGroup[];
  /** What is said where there is nothing to choose. */
  words: string;
  loading: boolean;
}

/** The choices for this query, as long as the menu is open. */
export function useOffered(block: Block, element: Element, open: boolean, query: string): Offered {
  const { world, viewer } = useScene();
  const external = useExternal(block, element, open && element.type.endsWith('external_select'), query);
  if (external) return external;
  const own = element.option_groups ?? element.options ?? [];
  const groups = workspaceChoices(element, world, viewer) ?? groupsOf(own);
  return { groups: filterGroups(groups, query), words: 'No matches', loading: false };
}

const nothing = (words: string): Offered => ({ groups: [], words, loading: false });

function useExternal(block: Block, element: Element, asks: boolean, query: string): Offered | undefined {
  const { deeds, place } = useScene();
  const [answer, setAnswer] = useState<Offered>({ groups: [], words: '', loading: true });
  const min = element.min_query_length ?? STANDARD_MIN_QUERY;
  const short = [...query].length < min;
  const { block_id: blockId } = block;
  const { action_id: actionId = '' } = element;
  useEffect(() => {
    if (!asks || short) return;
    let stale = false;
    const show = (next: Offered) => stale || setAnswer(next);
    setAnswer((before) => ({ ...before, loading: true }));
    const timer = setTimeout(
      () =>
        void deeds.options(place, blockId, actionId, query).then(
          (found) => show({ ...nothing('No matches'), groups: groupsOf(found).filter((it) => it.choices.length > 0) }),
          (error: unknown) =>
            show(nothing(error instanceof Error ? error.message : 'The options could not be loaded.')),
        ),
      query === '' ? 0 : PAUSE_MS,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [asks, short, query, deeds, place, blockId, actionId]);
  if (!element.type.endsWith('external_select')) return undefined;
  if (short) return nothing(`Type at least ${min === 1 ? 'one character' : `${min} characters`}`);
  return answer;
}
