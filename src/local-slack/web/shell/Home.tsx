// The Home that an app draws for a person; opening it tells the app, as Slack does.
import { useEffect } from 'react';
import type { AppShown, ScreenShown } from '../../page/contract.ts';
import { Blocks } from '../kit/Blocks.tsx';
import { usePage, useWorld } from '../state/use.ts';
import { usePane } from './PaneContext.ts';

/** The Home tab. */
export function Home({ app, screen }: { app: AppShown; screen: ScreenShown }) {
  const page = usePage();
  const world = useWorld();
  const { viewer, deeds } = usePane();
  useEffect(() => {
    void page.deed(viewer.id, 'home', { app: app.id });
  }, [page, viewer.id, app.id]);
  const home = screen.homes.find((it) => it.app === app.id);
  return (
    <section className="home" aria-label={`Home of ${app.name}`}>
      {home ? (
        <Blocks
          blocks={home.blocks}
          values={home.values}
          errors={home.errors}
          place={{ view: home.id }}
          world={world}
          viewer={viewer}
          deeds={deeds}
        />
      ) : (
        <p className="empty">{app.name} is drawing its Home…</p>
      )}
    </section>
  );
}
