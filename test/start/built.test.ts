/** What is published: the built bot and command line in a folder elsewhere, with nothing beside them but what the package names. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type LocalSlack, sampleWorld, startLocalSlack } from '../../src/local-slack/index.ts';
import { manifest } from '../support/office.ts';

const project = join(__dirname, '..', '..');
const { bin, files } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

/** Writes which packages were loaded when it is told to stop, before the bot hears of it. */
const telling = `process.prependListener('SIGTERM', () =>
  require('node:fs').writeFileSync(process.env.LOADED, Object.keys(require.cache).join('\\n')));`;

describe('the published package', () => {
  let folder: string;
  let slack: LocalSlack;
  let bot: ChildProcess | undefined;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'roledesk-published-'));
    const build = [
      'build',
      '-c',
      'build/vite.config.ts',
      '--logLevel',
      'warn',
      '--outDir',
      join(folder, 'dist', 'bot'),
    ];
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', ...build], { cwd: project, stdio: 'pipe' });
    for (const file of ['package.json', ...files]) {
      if (existsSync(join(project, file)) && !file.startsWith('dist'))
        cpSync(join(project, file), join(folder, file), { recursive: true });
    }
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'telling.cjs'), telling);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    slack = await startLocalSlack({ world: sampleWorld({ manifest }) });
  });
  afterEach(async () => {
    bot?.kill('SIGKILL');
    await slack.stop();
  });

  /** Starts the bot as its name in the package does, in a folder of its own, and waits until it says that it runs. */
  async function start(settings: Record<string, string>): Promise<number> {
    const home = mkdtempSync(join(folder, 'home-'));
    const child = spawn(
      process.execPath,
      ['--require', join(folder, 'telling.cjs'), join(folder, bin['roledesk-bot'])],
      {
        cwd: home,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env.PATH ?? '',
          SLACK_BOT_TOKEN: slack.credentials().botToken,
          SLACK_API_URL: slack.apiUrl,
          PORT: '0',
          LOADED: join(folder, 'loaded.txt'),
          ...settings,
        },
      },
    );
    bot = child;
    let wrong = '';
    child.stderr.on('data', (piece) => {
      wrong += piece;
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(wrong)));
    const running = (async () => {
      for await (const line of createInterface({ input: child.stdout })) {
        const { port } = JSON.parse(line) as { port?: number };
        if (port) return port;
      }
      return ended;
    })();
    return Promise.race([running, ended]);
  }

  /** Told to stop it ends well; answers which files of packages it had loaded. */
  async function stop(): Promise<string> {
    bot?.kill('SIGTERM');
    expect(await once(bot as ChildProcess, 'exit')).toEqual([0, null]);
    return readFileSync(join(folder, 'loaded.txt'), 'utf8');
  }

  it('answers over signed HTTP, and has loaded nothing for other ways in', async () => {
    const port = await start({ SLACK_SIGNING_SECRET: slack.credentials().signingSecret });
    slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
    await slack.as('cleo').types('/role help');
    expect(JSON.stringify(slack.as('cleo').privately())).toContain('/role');
    const loaded = await stop();
    expect(loaded).toContain('/@slack/bolt/');
    for (const late of ['/undici/lib/', '/express/lib/', '/jsonwebtoken/sign', '/pg/lib/'])
      expect(loaded).not.toContain(late);
  }, 60_000);

  it('answers over Socket Mode', async () => {
    await start({ SLACK_APP_TOKEN: slack.credentials().appToken });
    expect(slack.connections()).toBe(1);
    await slack.as('cleo').types('/role help');
    expect(JSON.stringify(slack.as('cleo').privately())).toContain('/role');
    expect(await stop()).toContain('/undici/lib/');
  }, 60_000);

  it('ends although something that it waits for does not', async () => {
    const port = await start({ SLACK_SIGNING_SECRET: slack.credentials().signingSecret });
    slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
    slack.faults.add({ method: 'views.publish', kind: 'hang' });
    let said = '';
    bot?.stdout?.on('data', (piece) => {
      said += piece;
    });
    slack.as('cleo').opensHome();
    while (!slack.journal.entries.some(({ kind }) => kind === 'fault')) await new Promise(setImmediate);
    await stop();
    expect(said).toContain('with work in hand');
  }, 60_000);

  it('refuses to start with a broken role model, and says the line', async () => {
    const mine = mkdtempSync(join(folder, 'mine-'));
    const text = readFileSync(join(folder, 'roles', 'slack.yaml'), 'utf8');
    writeFileSync(join(mine, 'mine.yaml'), text.replace(/^title:.*$/m, 'titel: Mine'));
    const starting = start({ SLACK_SIGNING_SECRET: 'a-signing-secret', ROLEDESK_MODELS: mine });
    await expect(starting).rejects.toThrow(/mine\.yaml:\d+: .*titel/);
  }, 60_000);

  it('checks a role model from the command line', () => {
    const said = execFileSync(process.execPath, [join(folder, bin.roledesk), 'model', 'check', 'roles/minikai.yaml'], {
      cwd: folder,
    });
    expect(String(said)).toContain('is in order');
  }, 60_000);
});
