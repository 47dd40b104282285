/** The manifest holds what the bot listens to, no more scopes than it uses, and keeps to Slack's limits for manifests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { events } from '../src/slack/events/index.ts';
import { commandNames } from '../src/slack/listen.ts';
import { shortcuts } from '../src/slack/views/index.ts';

const manifest: unknown = parse(readFileSync(join(__dirname, '..', 'manifest.yml'), 'utf8'));

/** The parts of Slack's manifest schema (2.0) that we use, with its limits; a key it does not know is refused. */
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/\S{1,31}$/),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.literal(true),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().max(255),
          description: z.string().min(1).max(150),
        }),
      )
      .max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.literal(true),
    token_rotation_enabled: z.boolean(),
  }),
});

const read = Manifest.parse(manifest);

describe('the manifest', () => {
  it('declares exactly the commands, shortcuts and events that the bot listens to', () => {
    expect(read.features.slash_commands.map(({ command }) => command).sort()).toEqual([...commandNames].sort());
    expect(read.features.shortcuts.map(({ callback_id }) => callback_id).sort()).toEqual(
      Object.values(shortcuts).sort(),
    );
    expect([...read.settings.event_subscriptions.bot_events].sort()).toEqual(Object.keys(events).sort());
  });

  it('asks for no scope beyond the known few, and for none twice', () => {
    const scopes = read.oauth_config.scopes.bot;
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes).not.toEqual(expect.arrayContaining([expect.stringMatching(/history|admin|customize|public/)]));
  });
});
