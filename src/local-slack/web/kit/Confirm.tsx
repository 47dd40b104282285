// The small dialog that asks back before something that matters.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Confirm } from '../../kit.ts';
import { TextOf } from './text/TextOf.tsx';

interface Asked {
  confirm: Confirm;
  answer: (yes: boolean) => void;
}

/** `ask` resolves with the answer; `dialog` is to be drawn. */
export function useConfirm(): { ask: (confirm: Confirm) => Promise<boolean>; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked | undefined>();
  const ask = (confirm: Confirm) => new Promise<boolean>((answer) => setAsked({ confirm, answer }));
  const answered = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(undefined);
  };
  return { ask, dialog: asked && <ConfirmDialog confirm={asked.confirm} onAnswer={answered} /> };
}

function ConfirmDialog({ confirm, onAnswer }: { confirm: Confirm; onAnswer: (yes: boolean) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="kit-confirm"
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 id={`${id}title`}>
        <TextOf text={confirm.title} />
      </h2>
      <div id={`${id}text`} className="kit-confirm-text">
        <TextOf text={confirm.text} />
      </div>
      <div className="kit-confirm-buttons">
        <button type="button" className="kit-button" onClick={() => onAnswer(false)}>
          <TextOf text={confirm.deny} />
        </button>
        <button type="button" className={`kit-button kit-${confirm.style ?? 'primary'}`} onClick={() => onAnswer(true)}>
          <TextOf text={confirm.confirm} />
        </button>
      </div>
    </dialog>
  );
}
