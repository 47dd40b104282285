// How the built page is served: its types, its caching, and nothing from anywhere else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalSlack } from '../../src/local-slack/index.ts';
import { slackAlone } from './support/bolt.ts';

let slack: LocalSlack;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
});
afterEach(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true });
});

const get = async (path: string) => {
  const answer = await fetch(`${slack.url}${path}`);
  const header = (name: string) => answer.headers.get(name) ?? '';
  return { status: answer.status, text: await answer.text(), header };
};

it('serves files with their types; those with a hash in their names for good', async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>');
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'x');
  writeFileSync(join(folder, 'assets', 'main-1a2b.css'), 'x');
  slack = await slackAlone({ page: { folder } });
  const index = await get('/');
  expect([index.status, index.header('content-type'), index.header('cache-control')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ]);
  const script = await get('/assets/main-1a2b.js');
  expect(script.header('content-type')).toContain('javascript');
  expect(script.header('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/assets/main-1a2b.css')).header('content-type')).toContain('text/css');
  expect((await get('/assets/other.js')).status).toBe(404);
  expect((await get('/..%2f..%2fetc/passwd')).status).not.toBe(200);
});

it('lets the page load from and call this place alone', async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>x</title>');
  slack = await slackAlone({ page: { folder } });
  const { header } = await get('/');
  const policy = header('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/https?:|\*|unsafe/);
  expect(header('x-content-type-options')).toBe('nosniff');
});

it('says how to build the page when it is not there', async () => {
  slack = await slackAlone({ page: { folder } });
  const { status, text } = await get('/');
  expect([status, text]).toEqual([404, expect.stringContaining('npm run build')]);
});

it('says so too when it was given no folder, and answers this machine only', async () => {
  slack = await slackAlone();
  expect((await get('/')).text).toContain('npm run build');
  const status = (path: string) =>
    new Promise<number | undefined>((resolve) => {
      const headers = { host: 'evil.example' };
      request(`${slack.url}${path}`, { headers, agent: false }, (reply) => resolve(reply.resume().statusCode)).end();
    });
  expect(await status('/')).toBe(403);
  expect(await status('/page/world')).toBe(403);
});
