// The bar of the page itself, above what belongs to Slack: side by side, tour, behind the scenes, theme.
import type { Address } from '../state/address.ts';
import { nameOf, personNamed } from '../state/seats.ts';
import { useCell, usePage, useWorld } from '../state/use.ts';
import { tourState } from '../tour/progress.ts';
import { Icon, type IconName } from './Icon.tsx';
import { counterpart } from './people.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** What is not Slack stands apart from it. */
export function Bar() {
  const page = usePage();
  const world = useWorld();
  const { left, right, panel } = useCell(page.address);
  const tour = useCell(tourState);
  const turnSides = () =>
    page.go(({ right: shown, ...rest }): Address => {
      if (shown) return rest;
      const viewer = (left && personNamed(world, left.person)) ?? world.people.find((it) => !it.isBot);
      const other = viewer && counterpart(world, viewer);
      return other ? { ...rest, right: { person: nameOf(world, other) } } : rest;
    });
  const turnPanel = () => page.go(({ panel: shown, ...rest }) => (shown ? rest : { ...rest, panel: 'traffic' }));
  return (
    <header className="bar">
      <h1 className="bar-title">
        Local Slack<small> · no account, nothing leaves this machine</small>
      </h1>
      <Toggle
        icon="tour"
        title="Tour"
        isOn={tour.isOpen}
        onTurn={() => tourState.set({ ...tour, isOpen: !tour.isOpen })}
      />
      <Toggle icon="sides" title="Side by side" isOn={right !== undefined} onTurn={turnSides} />
      <Toggle icon="gauge" title="Behind the scenes" isOn={panel !== undefined} onTurn={turnPanel} />
      <ThemeSwitch />
    </header>
  );
}

function Toggle({ icon, title, isOn, onTurn }: { icon: IconName; title: string; isOn: boolean; onTurn(): void }) {
  return (
    <button type="button" className="bar-button" aria-pressed={isOn} aria-label={title} title={title} onClick={onTurn}>
      <Icon name={icon} />
      <span className="bar-text">{title}</span>
    </button>
  );
}
