// Light, dark, or as the system has it; kept for the next visit.

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'theme';

/** What was chosen last. */
export function chosenTheme(): Theme {
  try {
    return themes.find((it) => it === localStorage.getItem(key)) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Puts a theme on. */
export function wear(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
