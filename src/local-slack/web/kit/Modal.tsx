// The form in front: its title, its blocks, its buttons, and which forms lie behind it.
import './kit.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { DeedShown, PersonShown, ViewShown, WorldShown } from '../../page/contract.ts';
import { Blocks } from './Blocks.tsx';
import { blockKeys } from './block-keys.ts';
import type { KitDeeds } from './deeds.ts';
import { Drafts } from './drafts.ts';
import { focusFirst, focusFirstError } from './modal/focus.ts';
import { ModalFrame } from './modal/ModalFrame.tsx';
import { DraftsContext } from './scene.ts';

interface Given {
  /** The lowest first; the last is in front. */
  views: ViewShown[];
  world: WorldShown;
  viewer: PersonShown;
  deeds: KitDeeds & { submit(): Promise<DeedShown>; close(): Promise<DeedShown> };
}

/** The open forms of this person; nothing when there are none. */
export function Modal({ views, ...given }: Given) {
  const front = views.at(-1);
  if (!front) return null;
  return <FrontModal key={front.id} view={front} behind={views.slice(0, -1)} {...given} />;
}

interface Front extends Omit<Given, 'views'> {
  view: ViewShown;
  behind: ViewShown[];
}

function FrontModal({ view, behind, world, viewer, deeds }: Front) {
  const [drafts] = useState(() => new Drafts());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const frame = useRef<HTMLDivElement>(null);
  const asked = useRef(false);

  const carryOut = async (deed: () => Promise<DeedShown>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const done = await deed().catch((): DeedShown => ({ ok: false, problem: 'This could not be sent.' }));
    setBusy(false);
    if (!done.ok) setProblem(done.problem);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked.current = true;
    void carryOut(() => drafts.flush().then(() => deeds.submit()));
  };

  useEffect(() => focusFirst(frame.current), []);
  // A form that was loading has its fields now; one that has changed may have lost what had the keyboard.
  const drawn = blockKeys(view.blocks).join();
  useEffect(() => {
    const isAdrift = document.activeElement === frame.current || document.activeElement === document.body;
    if (drawn !== '' && isAdrift) focusFirst(frame.current);
  }, [drawn]);
  const wrong = JSON.stringify(view.errors);
  useEffect(() => {
    if (busy || !asked.current || wrong === '{}') return;
    asked.current = false;
    focusFirstError(frame.current);
  }, [wrong, busy]);

  return (
    <ModalFrame
      ref={frame}
      view={view}
      behind={behind}
      app={world.apps.find((it) => it.id === view.app)?.name}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={() => void carryOut(() => deeds.close())}
    >
      <DraftsContext value={drafts}>
        <Blocks
          blocks={view.blocks}
          values={view.values}
          errors={view.errors}
          place={{ view: view.id }}
          {...{ world, viewer, deeds, busy }}
        />
      </DraftsContext>
    </ModalFrame>
  );
}
