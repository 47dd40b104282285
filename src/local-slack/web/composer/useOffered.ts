// Takes what the tour puts into the composer; it is not sent.
import { type RefObject, useEffect } from 'react';
import { useCell, usePage } from '../state/use.ts';
import type { Draft } from './useDraft.ts';

/** Only the conversation's own composer takes it, not that of a thread. */
export function useOffered(
  person: string,
  thread: string | undefined,
  draft: Draft,
  field: RefObject<HTMLTextAreaElement | null>,
): void {
  const { offered } = usePage();
  const now = useCell(offered);
  const text = thread === undefined && now?.person === person ? now.text : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each offer, whatever stands in the draft
  useEffect(() => {
    if (text === undefined) return;
    draft.type(text, text.length);
    offered.set(undefined);
    field.current?.focus();
  }, [text]);
}
