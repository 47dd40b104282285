// A labelled list to choose from, and a row of buttons for what can be done with the choice.
interface ChoiceProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Values and their names. */
  of: readonly (readonly [string, string])[];
}

/** One of several. */
export function Choice({ label, value, onChange, of }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {of.map(([it, name]) => (
          <option key={it} value={it}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface Act {
  title: string;
  run(): void;
}

/** Buttons side by side. */
export function Acts({ acts, isBusy }: { acts: readonly Act[]; isBusy: boolean }) {
  return (
    <div className="button-rows">
      {acts.map(({ title, run }) => (
        <button type="button" key={title} className="button" disabled={isBusy} onClick={run}>
          {title}
        </button>
      ))}
    </div>
  );
}
