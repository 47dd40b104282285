// Behind the scenes: what goes over the wire, faults, people, the clock, and starting anew.
import { type KeyboardEvent, useId } from 'react';
import { Boundary } from '../shell/Boundary.tsx';
import { Icon } from '../shell/Icon.tsx';
import { type PanelTab, panelTabs } from '../state/address.ts';
import { useGo } from '../state/use.ts';
import { Clock } from './Clock.tsx';
import { Faults } from './Faults.tsx';
import { People } from './People.tsx';
import { Reset } from './Reset.tsx';
import { Traffic } from './Traffic.tsx';

const titles: Record<PanelTab, string> = {
  traffic: 'Traffic',
  faults: 'Faults',
  people: 'People',
  clock: 'Clock',
  reset: 'Reset',
};
const contents = { traffic: Traffic, faults: Faults, people: People, clock: Clock, reset: Reset };

/** A sheet beside the panes, below them on a narrow screen. */
export function Panel({ tab }: { tab: PanelTab }) {
  const go = useGo();
  const id = useId();
  const show = (next: PanelTab) => go((now) => ({ ...now, panel: next }));
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = panelTabs[(panelTabs.indexOf(tab) + by + panelTabs.length) % panelTabs.length] ?? tab;
    show(next);
    document.getElementById(`${id}${next}`)?.focus();
  };
  const Content = contents[tab];
  return (
    <aside className="panel" aria-label="Behind the scenes">
      <h2 className="unseen">Behind the scenes</h2>
      <header className="panel-head">
        <div role="tablist" aria-label="Behind the scenes" className="tabs" onKeyDown={walk}>
          {panelTabs.map((it) => (
            <button
              type="button"
              role="tab"
              key={it}
              id={`${id}${it}`}
              className={it === tab ? 'tab is-here' : 'tab'}
              aria-selected={it === tab}
              aria-controls={`${id}content`}
              tabIndex={it === tab ? 0 : -1}
              onClick={() => show(it)}
            >
              {titles[it]}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label="Close behind the scenes"
          onClick={() => go(({ panel: _, ...rest }) => rest)}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-content" role="tabpanel" id={`${id}content`} aria-labelledby={`${id}${tab}`}>
        <Boundary key={tab} what={titles[tab]}>
          <Content />
        </Boundary>
      </div>
    </aside>
  );
}
