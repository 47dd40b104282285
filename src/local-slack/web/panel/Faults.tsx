// Switches faults on, so that one sees what people see when Slack or the app is not well.
import { useState } from 'react';
import { sendJson } from '../state/http.ts';
import { useLive, usePage } from '../state/use.ts';
import { extraOf, type FaultForm, type FaultKind, faultBody, faultInWords, faultKinds, methods } from './fault.ts';
import { useDoing } from './useDoing.ts';

const path = '/control/faults';

const switches = [
  { title: 'Disconnect the app', to: 'disconnect', body: {}, done: 'Disconnected; the app connects again.' },
  { title: 'Deliver the last payload again', to: 'redeliver', body: {}, done: 'Delivered again.' },
  { title: "Slack's rate limits on", to: 'rate-limits', body: { on: true }, done: 'Limits as Slack has them.' },
  { title: 'Rate limits off', to: 'rate-limits', body: { on: false }, done: 'No limits.' },
];

/** The form, the faults that wait, and the switches of the connection. */
export function Faults() {
  const { live } = usePage();
  const waiting = useLive<Record<string, unknown>[]>(path) ?? [];
  const { says, isBusy, run } = useDoing();
  const change = async (what: () => Promise<unknown>, done: string) => {
    await run(what, done);
    live.changed();
  };
  return (
    <div className="sheet">
      <p className="soft">A fault waits for its call, happens as often as you say, and is gone.</p>
      <FaultFields onAdd={(form) => void change(() => sendJson(path, faultBody(form)), 'Switched on.')} />
      <p role="status" className="says">
        {says}
      </p>
      <h3>Waiting</h3>
      {waiting.length === 0 && <p className="soft">No fault waits.</p>}
      <ul className="plain-list">
        {waiting.map((it) => (
          <li key={JSON.stringify(it)}>{faultInWords(it)}</li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <button
          type="button"
          className="button"
          onClick={() => void change(() => sendJson(path, {}, 'DELETE'), 'Cleared.')}
        >
          Clear all
        </button>
      )}
      <h3>Connection</h3>
      <div className="button-rows">
        {switches.map(({ title, to, body, done }) => (
          <button
            type="button"
            key={title}
            className="button"
            disabled={isBusy}
            onClick={() => void run(() => sendJson(`/control/${to}`, body), done)}
          >
            {title}
          </button>
        ))}
      </div>
    </div>
  );
}

function FaultFields({ onAdd }: { onAdd(form: FaultForm): void }) {
  const [form, setForm] = useState<FaultForm>({ kind: 'rate_limited', method: '*', times: 1, extra: '2' });
  const extra = extraOf[form.kind];
  const setKind = (kind: FaultKind) => setForm({ ...form, kind, extra: extraOf[kind]?.first ?? '' });
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(form);
      }}
    >
      <label>
        What happens
        <select value={form.kind} onChange={({ target }) => setKind(target.value as FaultKind)}>
          {Object.entries(faultKinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        To which call or payload (* is any call)
        <input
          list="fault-methods"
          value={form.method}
          onChange={({ target }) => setForm({ ...form, method: target.value })}
        />
      </label>
      <datalist id="fault-methods">
        {methods.map((it) => (
          <option key={it} value={it} />
        ))}
      </datalist>
      {extra && (
        <label>
          {extra.label}
          <input
            type={extra.isNumber ? 'number' : 'text'}
            required
            value={form.extra}
            onChange={({ target }) => setForm({ ...form, extra: target.value })}
          />
        </label>
      )}
      <label>
        How many times
        <input
          type="number"
          min={1}
          max={1000}
          required
          value={form.times}
          onChange={({ target }) => setForm({ ...form, times: target.valueAsNumber || 1 })}
        />
      </label>
      <button type="submit" className="button button-primary">
        Switch on
      </button>
    </form>
  );
}
