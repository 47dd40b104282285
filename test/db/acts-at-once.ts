/** A process that acts as fast as it can and says each act that it was told is kept, until it is killed. */
import { connect } from '../../src/db/connection.ts';

const [url = '', round = ''] = process.argv.slice(2);
const { change } = connect(url);

async function act(name: string): Promise<void> {
  await change(async (k) => {
    await k('kept').insert({ x: `${name}:first` });
    await k('kept').insert({ x: `${name}:second` });
  });
  process.stdout.write(`${name}\n`);
}

/** Writes, and is then taken back. */
const refused = (name: string): Promise<unknown> =>
  change(async (k) => {
    await k('kept').insert({ x: `${name}:refused` });
    throw new Error('refused');
  }).catch(() => undefined);

async function keepActing(who: number): Promise<void> {
  for (let nth = 0; ; nth++) await (nth % 5 === 4 ? refused : act)(`${round}-${who}-${nth}`);
}

for (let who = 0; who < 20; who++) void keepActing(who);
