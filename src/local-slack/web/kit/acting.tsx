// Doing something with an element: the question asked back first, the waiting, and what is said when it failed.
import { type ReactNode, useState } from 'react';
import type { Block, Element } from '../../kit.ts';
import type { DeedShown } from '../../page/contract.ts';
import { useConfirm } from './Confirm.tsx';
import type { AttachedFile, PutValue } from './deeds.ts';
import { useScene } from './scene.ts';
import { Trouble } from './Trouble.tsx';

export interface Acting {
  /** Nothing can be done just now: this deed, or one of the whole form, is on its way. */
  waits: boolean;
  /** This very deed is on its way. */
  pending: boolean;
  /** Each answers whether it was done: not when it was declined, refused or failed. `begun` is called once nothing is declined any more. */
  press(value?: string, begun?: () => void): Promise<boolean>;
  put(value: PutValue, entered?: boolean): Promise<boolean>;
  attach(files: AttachedFile[]): Promise<boolean>;
  /** The dialog that asks back, and the words beside the element. */
  aside: ReactNode;
}

const NO_ANSWER = 'This app did not respond.';

/** What can be done with this element of this block. */
export function useActing(block: Block, element: Element): Acting {
  const { place, deeds, drafts, busy } = useScene();
  const { ask, dialog } = useConfirm();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const ids = [place, block.block_id, element.action_id ?? ''] as const;

  const carryOut = async (deed: () => Promise<DeedShown>, begun?: () => void): Promise<boolean> => {
    if (element.confirm && !(await ask(element.confirm))) return false;
    begun?.();
    setPending(true);
    setProblem(undefined);
    const done = await deed().catch((): DeedShown => ({ ok: false, problem: 'This could not be sent.' }));
    setPending(false);
    if (!done.ok) setProblem(done.problem ?? NO_ANSWER);
    return done.ok;
  };

  return {
    waits: busy || pending,
    pending,
    press: (value, begun) => carryOut(() => drafts.flush().then(() => deeds.press(...ids, value)), begun),
    put: (value, entered) => carryOut(() => drafts.follow(deeds.put(...ids, value, entered))),
    attach: (files) => carryOut(() => drafts.follow(deeds.attach(...ids, files))),
    aside: (
      <>
        {problem !== undefined && <Trouble text={problem} />}
        {dialog}
      </>
    ),
  };
}
