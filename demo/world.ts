/** The sample tenant of the demo: one company in Slack, with an owner, an admin, members and a guest. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type DeclaredWorld, sampleWorld } from '../src/local-slack/index.ts';

/** The world of the tests, with Roledesk installed by the manifest that a real Slack would be given. */
export const demoWorld = (manifestFile: string): DeclaredWorld =>
  sampleWorld({ manifest: parse(readFileSync(manifestFile, 'utf8')) });
