// The window of a form: everything around its blocks.
import { type FormEventHandler, type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import type { ViewShown } from '../../../page/contract.ts';
import { Spinner } from '../elements/Spinner.tsx';
import { Trouble } from '../Trouble.tsx';
import { turnTab } from './focus.ts';

interface Frame {
  ref: Ref<HTMLDivElement>;
  view: ViewShown;
  behind: ViewShown[];
  app: string | undefined;
  busy: boolean;
  problem: string | undefined;
  onSubmit: FormEventHandler;
  onClose: () => void;
  children: ReactNode;
}

/** Escape closes, Tab stays inside. */
export function ModalFrame({ ref, view, behind, app, busy, problem, onSubmit, onClose, children }: Frame) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') onClose();
    else if (event.key !== 'Tab' || !turnTab(event.currentTarget, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="kit-modal-veil">
      <div className="kit-modal-stack">
        {behind.map((it, index) => (
          <div
            className="kit-modal-behind"
            key={it.id}
            style={{ width: `calc(100% - ${24 * (behind.length - index)}px)` }}
            aria-hidden="true"
          >
            {it.title}
          </div>
        ))}
        <div
          ref={ref}
          className="kit-modal"
          role="dialog"
          aria-modal="true"
          aria-labelledby={`${id}title`}
          aria-busy={busy}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          <form className="kit-modal-form" noValidate onSubmit={onSubmit}>
            <header className="kit-modal-head">
              {app && (
                <span className="kit-app" aria-hidden="true" title={app}>
                  {app.slice(0, 1)}
                </span>
              )}
              <h2 id={`${id}title`}>{view.title}</h2>
              <button type="button" className="kit-icon-button" aria-label="Close this form" onClick={onClose}>
                <span aria-hidden="true">✕</span>
              </button>
            </header>
            <div className="kit-modal-body">
              {behind.length > 0 && <p className="kit-sr">Behind it: {behind.map((it) => it.title).join(', ')}</p>}
              {children}
            </div>
            <footer className="kit-modal-foot">
              {problem !== undefined && <Trouble text={problem} />}
              <button type="button" className="kit-button kit-large" onClick={onClose}>
                {view.close ?? (view.submit ? 'Cancel' : 'Close')}
              </button>
              {view.submit && (
                <button type="submit" className="kit-button kit-primary kit-large" aria-disabled={busy}>
                  {view.submit}
                  {busy && <Spinner />}
                </button>
              )}
            </footer>
          </form>
        </div>
      </div>
    </div>
  );
}
