/** Runs a file in a Node process of its own and reads back what it found out: figures are not to share a heap. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const said = 'FOUND ';

export interface Fresh {
  readonly args?: readonly string[];
  readonly nodeOptions?: readonly string[];
}

/** The value that the file hands to `found`. Its other output goes to standard error, where it can be watched. */
export async function inFreshProcess<Found>(file: URL, { args = [], nodeOptions = [] }: Fresh = {}): Promise<Found> {
  const path = fileURLToPath(file);
  const child = spawn(process.execPath, [...nodeOptions, '--import', 'tsx', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    output += piece;
  });
  const ended = await new Promise<number | string | null>((resolve, reject) =>
    child.on('error', reject).on('close', (code, signal) => resolve(signal ?? code)),
  );
  const line = output.split('\n').find((one) => one.startsWith(said));
  if (ended !== 0 || line === undefined) throw new Error(`${path} ended with ${ended}:\n${output}`);
  return JSON.parse(line.slice(said.length)) as Found;
}

/** Hands a value to whoever started this process. */
export const found = (value: unknown): void => console.log(`${said}${JSON.stringify(value)}`);
