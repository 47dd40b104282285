// The whole window: the bar, one pane or two, the panel behind the scenes, the tour.
import { useEffect } from 'react';
import { draftPrefix } from '../composer/useDraft.ts';
import { NowContext } from '../kit/scene.ts';
import { Panel } from '../panel/Panel.tsx';
import type { Side } from '../state/address.ts';
import { clockPath, worldPath } from '../state/paths.ts';
import { forget } from '../state/remembered.ts';
import { firstSeat, personNamed } from '../state/seats.ts';
import { useCell, useLive, useLiveState, usePage, useProblem, useWorld } from '../state/use.ts';
import { anew, tourState } from '../tour/progress.ts';
import { Tour } from '../tour/Tour.tsx';
import { Banner } from './Banner.tsx';
import { Bar } from './Bar.tsx';
import { Boundary } from './Boundary.tsx';
import { Pane } from './Pane.tsx';
import { Sides } from './Sides.tsx';

/** Everything that is kept in components is void after a fresh start, so they begin again with each age. */
export function App() {
  const age = useLiveState((state) => state.age);
  useEffect(() => {
    if (age === 0) return;
    forget(draftPrefix);
    tourState.set(anew);
  }, [age]);
  return (
    <Boundary what="the page">
      <Window key={age} />
    </Boundary>
  );
}

function Window() {
  const { address, front: side } = usePage();
  const { right, panel } = useCell(address);
  const front = useCell(side);
  const world = useLive(worldPath);
  const now = useLive(clockPath)?.now;
  const problem = useProblem(worldPath);
  if (!world) return <p className="page-waits">{problem ?? 'Opening the local Slack…'}</p>;
  return (
    <NowContext value={now}>
      <div className={panel ? 'window has-panel' : 'window'}>
        <Bar />
        <Banner />
        {right && <Sides />}
        <main className={right ? `panes are-two is-${front}` : 'panes'}>
          <PaneOn side="left" />
          {right && <PaneOn side="right" />}
        </main>
        {panel && (
          <Boundary what="what is behind the scenes">
            <Panel tab={panel} />
          </Boundary>
        )}
        <Boundary what="the tour">
          <Tour />
        </Boundary>
      </div>
    </NowContext>
  );
}

/** Whoever the address names on this side; where it names nobody, the first person, and the address says so then. */
function PaneOn({ side }: { side: Side }) {
  const page = usePage();
  const world = useWorld();
  const named = useCell(page.address)[side];
  const viewer = named && personNamed(world, named.person);
  useEffect(() => {
    const seat = viewer ? undefined : firstSeat(world);
    if (seat) page.go((now) => ({ ...now, [side]: seat }), true);
  }, [page, side, world, viewer]);
  if (!named || !viewer) return <div className="pane" />;
  return (
    <Boundary what={`Slack as ${viewer.name} sees it`}>
      <Pane side={side} seat={named} viewer={viewer} />
    </Boundary>
  );
}
