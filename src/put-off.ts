/** Packages that Bolt requires at once and this bot needs late or never: they are loaded when something of them is first used. */
import Module, { createRequire } from 'node:module';

/** Each as the way to it: who requires it, named by whoever requires that one. */
const late: readonly (readonly string[])[] = [
  // For receivers on Express, of which there is none here.
  ['@slack/bolt', 'express'],
  // With an HTTP library of its own; only for Socket Mode.
  ['@slack/bolt', '@slack/socket-mode'],
  // For installing one app in many workspaces, which this one is not.
  ['@slack/bolt', '@slack/oauth', 'jsonwebtoken'],
];

/** Call it before Bolt is imported; `from` is the URL of a module that finds Bolt. One that is not there is left alone. */
export function putOffWhatBoltNeedsLate(from: string): void {
  for (const way of late) {
    try {
      putOff(way, from);
    } catch {
      // Then nobody requires it, or whoever does says what is missing.
    }
  }
}

/** Puts a stand-in into the place where `require` looks first; Node lets everybody add to it. */
function putOff(way: readonly string[], from: string): void {
  const asker = way.slice(0, -1).reduce((at, name) => createRequire(at).resolve(name), from);
  const require = createRequire(asker);
  const file = require.resolve(way.at(-1) ?? '');
  if (require.cache[file]) return;
  const standIn = new Module(file);
  standIn.exports = loadedWhenUsed(() => {
    if (require.cache[file] === standIn) delete require.cache[file];
    return require(file);
  });
  standIn.loaded = true;
  require.cache[file] = standIn;
}

/** Behaves as what `load` answers, which is not called before something is asked of it. */
function loadedWhenUsed(load: () => Record<PropertyKey, unknown>): object {
  return new Proxy(
    {},
    {
      get(_target, name) {
        // What TypeScript compiled asks this at once; with a yes it asks for `default` where it wants the whole package.
        if (name === '__esModule') return true;
        const real = load();
        return name === 'default' && !real.__esModule ? real : real[name];
      },
      has: (_target, name) => name in load(),
    },
  );
}
