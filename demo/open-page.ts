/** Opens the page in the default browser, where there is a terminal and a display. */
import { spawn } from 'node:child_process';

/** The command that opens an address here; none where nobody would see it. */
function opener(url: string): string[] | undefined {
  if (!process.stdout.isTTY) return undefined;
  switch (process.platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['cmd', '/c', 'start', '""', url];
    default:
      return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined;
  }
}

/** Whether a browser was asked to open the address. */
export async function openPage(url: string): Promise<boolean> {
  const [command, ...words] = opener(url) ?? [];
  if (command === undefined) return false;
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
    child.unref();
  });
}
