/** What can be said after `npm run demo --`. */
import { parseArgs } from 'node:util';

export interface Options {
  /** Says what there is. */
  help: boolean;
  /** Plays the story in the terminal. */
  story: boolean;
  /** Ends after the story. */
  once: boolean;
  /** Opens the page in the default browser. */
  open: boolean;
  /** The port that was asked for. */
  port?: number;
}

export const usage = `npm run demo                  a Slack of its own in your browser, with Roledesk in it
npm run demo -- --port 4000   on this port (otherwise 3100, or any that is free)
npm run demo -- --no-open     prints the address and opens nothing
npm run demo -- --story       plays the first story in the terminal as well
npm run demo -- --once        plays the first story in the terminal and ends`;

/** Reads the options; whatever is wrong with them is said with all there are. */
export function readOptions(words: string[]): Options {
  try {
    const { values } = parseArgs({
      args: words,
      allowNegative: true,
      options: {
        help: { type: 'boolean', default: false },
        story: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        open: { type: 'boolean', default: true },
        port: { type: 'string' },
      },
    });
    const { help, story, once, open } = values;
    return {
      help,
      story: story || once,
      once,
      open,
      ...(values.port === undefined ? {} : { port: portOf(values.port) }),
    };
  } catch (problem) {
    throw new Error(`${problem instanceof Error ? problem.message : problem}\n\n${usage}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--port takes a number up to 65535, not "${text}".`);
  return port;
}
