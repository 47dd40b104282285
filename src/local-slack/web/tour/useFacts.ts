// Reads what the tour has to know: all conversations of its people, as long as it is open.
import { useEffect, useMemo } from 'react';
import type { MessageShown, ScreenShown } from '../../page/contract.ts';
import { screenPath, talkPath } from '../state/paths.ts';
import { useCell, useLive, useLiveState, usePage, useWorld } from '../state/use.ts';
import { type Facts, factsOf } from './facts.ts';
import { cast } from './steps.ts';

/** The facts now. */
export function useFacts(since: number, stepSince: number): Facts {
  const page = usePage();
  const world = useWorld();
  const address = useCell(page.address);
  const admin = useConversations(cast.admin);
  const member = useConversations(cast.member);
  const approver = useConversations(cast.approver);
  const talks = [...admin, ...member, ...approver];
  const paths = talks.map((it) => it.path).join('\n');
  useEffect(() => {
    const ends = paths === '' ? [] : paths.split('\n').map((path) => page.live.watch(path));
    return () => {
      for (const end of ends) end();
    };
  }, [page, paths]);
  const values = useLiveState((state) => state.values);
  const read = talks.map(({ person, path }) => ({
    person,
    messages: (values[path] as MessageShown[] | undefined) ?? [],
  }));
  return factsOf(world, address, read, { since, stepSince });
}

/** Where this person may have been told something. */
function useConversations(handle: string): { person: string; path: string }[] {
  const world = useWorld();
  const id = world.people.find((it) => it.handle === handle)?.id;
  const screen = useLive<ScreenShown>(id === undefined ? undefined : screenPath(id));
  return useMemo(
    () =>
      id === undefined
        ? []
        : (screen?.conversations ?? [])
            .filter((it) => it.joined)
            .map((it) => ({ person: handle, path: talkPath(id, it.id) })),
    [id, handle, screen],
  );
}
