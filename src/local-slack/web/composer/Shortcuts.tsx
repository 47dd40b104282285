// The button with the global shortcuts of the apps.
import { Icon } from '../shell/Icon.tsx';
import { Menu } from '../shell/Menu.tsx';
import { usePane } from '../shell/PaneContext.ts';
import { act, complain } from '../shell/useDeeds.ts';
import { usePage, useWorld } from '../state/use.ts';

/** Runs one; what Slack says of a failure stands in the conversation. */
export function Shortcuts({ conversation, lastTs }: { conversation: string; lastTs: string }) {
  const page = usePage();
  const world = useWorld();
  const { viewer } = usePane();
  const run = async (app: string, callbackId: string) =>
    complain(page, viewer.id, conversation, await act(page, viewer.id, 'shortcut', { app, callbackId }), lastTs);
  const items = world.apps
    .filter((it) => it.team === viewer.team)
    .flatMap((app) =>
      app.shortcuts
        .filter((it) => it.type === 'global')
        .map(({ name, description, callbackId }) => ({
          key: callbackId,
          title: name,
          detail: description || app.name,
          run: () => void run(app.id, callbackId),
        })),
    );
  if (items.length === 0) return null;
  return (
    <Menu label="Shortcuts" className="icon-button" items={items}>
      <Icon name="plus" />
    </Menu>
  );
}
