// The page's beginning: the theme, the stream of changes, and React in the one element of index.html.
import './styles/theme.css';
import './styles/frame.css';
import './styles/pane.css';
import './styles/talk.css';
import './styles/composer.css';
import './styles/panel.css';
import './styles/tour.css';
import './kit/kit.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { chosenTheme, wear } from './shell/theme.ts';
import { addressIn } from './state/address.ts';
import { readJson } from './state/http.ts';
import { createLive } from './state/live.ts';
import { createPage } from './state/page.ts';
import { listen, type Stream } from './state/stream.ts';
import { PageContext } from './state/use.ts';

wear(chosenTheme());
const live = createLive(readJson);
const page = createPage(live, window);
listen(live, () => new EventSource('/page/changes') as Stream);
window.addEventListener('popstate', () => page.address.set(addressIn(location.hash)));

const root = document.getElementById('page');
if (root)
  createRoot(root).render(
    <StrictMode>
      <PageContext value={page}>
        <App />
      </PageContext>
    </StrictMode>,
  );
