// A small question that is answered before anything else: the browser's own dialog, which keeps the focus and hears Escape.
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  onClose(): void;
}

/** Open as long as it is there. */
export function Dialog({ title, children, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className="dialog" aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

interface AskProps {
  title: string;
  text: string;
  yes: string;
  onYes(): void;
  onNo(): void;
}

/** Asks before something that cannot be taken back. */
export function Ask({ title, text, yes, onYes, onNo }: AskProps) {
  return (
    <Dialog title={title} onClose={onNo}>
      <p>{text}</p>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onNo}>
          Cancel
        </button>
        <button type="button" className="button button-danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
