/** The configuration: what it takes, what it assumes, and that everything wrong is said at once. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigProblems, type Environment, loadConfig } from '../src/config.ts';

const enough = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_APP_TOKEN: 'xapp-1-A-2-b' };

function problemsOf(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
  return [];
}

describe('a configuration', () => {
  it('needs a bot token and one way in, and assumes the rest', () => {
    expect(loadConfig(enough)).toEqual({
      botToken: 'xoxb-1-2-abc',
      appToken: 'xapp-1-A-2-b',
      slackApiUrl: 'https://slack.com/api/',
      port: 3000,
      databaseUrl: `sqlite:${resolve('data/roledesk.sqlite')}`,
      admins: [],
      logLevel: 'info',
      modelsFolder: resolve('roles'),
      inboxKey: expect.any(Uint8Array),
    });
  });

  it('takes every setting', () => {
    const config = loadConfig({
      SLACK_BOT_TOKEN: ' xoxb-1 ',
      SLACK_SIGNING_SECRET: '0123456789abcdef',
      SLACK_API_URL: 'http://127.0.0.1:8900/api',
      PORT: '0',
      DATABASE_URL: 'postgres://me:secret@db/roledesk',
      ROLEDESK_ADMINS: 'U1, W2,U3',
      LOG_LEVEL: 'silent',
      ROLEDESK_MODELS: '/etc/roledesk/roles',
    });
    expect(config).toMatchObject({
      botToken: 'xoxb-1',
      signingSecret: '0123456789abcdef',
      slackApiUrl: 'http://127.0.0.1:8900/api/',
      port: 0,
      databaseUrl: 'postgres://me:secret@db/roledesk',
      admins: ['U1', 'W2', 'U3'],
      logLevel: 'silent',
      modelsFolder: '/etc/roledesk/roles',
    });
    expect(config.appToken).toBeUndefined();
  });

  it('has a key for payloads at rest that is 32 bytes, the same every time, and not the token', () => {
    const key = loadConfig(enough).inboxKey;
    expect(key).toHaveLength(32);
    expect(loadConfig(enough).inboxKey).toEqual(key);
    expect(loadConfig({ ...enough, SLACK_BOT_TOKEN: 'xoxb-other' }).inboxKey).not.toEqual(key);
  });

  it('names all that is missing at once, and points to the demo', () => {
    expect(problemsOf({})).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
      expect.stringMatching(/^SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET .* is missing/),
    ]);
    expect(() => loadConfig({ SLACK_BOT_TOKEN: '  ' })).toThrow('npm run demo');
  });

  it('names all that is wrong at once', () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'xoxb-',
      SLACK_APP_TOKEN: 'xoxp-1',
      SLACK_SIGNING_SECRET: 'short',
      SLACK_API_URL: 'ftp://slack',
      PORT: '70000',
      DATABASE_URL: 'mysql://db',
      ROLEDESK_ADMINS: 'U1,bob',
      LOG_LEVEL: 'loud',
    };
    const problems = problemsOf(wrong);
    expect(problems).toHaveLength(8);
    for (const name of Object.keys(wrong)) expect(problems.join('\n')).toContain(name);
  });

  it('never repeats a secret that it refuses', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxp-very-secret', SLACK_APP_TOKEN: 'xapp-' }).join()).not.toContain(
      'secret',
    );
  });

  it.each(['sqlite::memory:', 'sqlite:', 'data/roledesk.sqlite', 'postgres:db'])('refuses the database %s', (url) => {
    expect(problemsOf({ ...enough, DATABASE_URL: url })).toEqual([expect.stringContaining('DATABASE_URL')]);
  });

  it('is explained, setting by setting, in .env.example', () => {
    const example = readFileSync(join(__dirname, '..', '.env.example'), 'utf8');
    const source = readFileSync(join(__dirname, '..', 'src', 'config.ts'), 'utf8');
    const settings = [...source.matchAll(/^ {2}([A-Z_]+): z/gm)].map((match) => match[1]);
    expect(settings).toHaveLength(9);
    for (const setting of settings) expect(example).toMatch(new RegExp(`^#?${setting}=`, 'm'));
  });
});
