// The switch between light, dark and the system's theme.
import { useState } from 'react';
import { Icon } from './Icon.tsx';
import { chosenTheme, type Theme, themes, wear } from './theme.ts';

const shown = {
  system: { icon: 'system', label: 'as the system' },
  light: { icon: 'sun', label: 'light' },
  dark: { icon: 'moon', label: 'dark' },
} as const;

/** One button that goes round the three. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const turn = () => {
    wear(next);
    setTheme(next);
  };
  const label = `Theme: ${shown[theme].label}. Change to ${shown[next].label}`;
  return (
    <button type="button" className="bar-button" onClick={turn} aria-label={label} title={label}>
      <Icon name={shown[theme].icon} />
    </button>
  );
}
