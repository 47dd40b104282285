// A ready-made world: one Slack workspace with every kind of person, a second one, and the app under test.
import type { DeclaredApp, DeclaredWorld, Manifest } from './declared.ts';

/**
 * People of `acme`: olga (primary owner), omar (owner), cleo (admin), ana, ben, dan (members), gus (guest in several channels),
 * sia (guest in one), dora (deactivated), and `beta/zoe`, `beta/yan` of another Slack workspace; zoe shares #partners with acme.
 * Channels: #general, #random, #partners and #help-desk (private: ana, cleo, olga and the bot). User group: @ops (ana, ben).
 */
export function sampleWorld(given: {
  manifest: Manifest;
  app?: Partial<DeclaredApp>;
  plan?: 'free' | 'pro' | 'business';
}): DeclaredWorld {
  const name = given.manifest.display_information?.name ?? 'App';
  const bot = (given.manifest.features?.bot_user?.display_name ?? given.app?.name ?? name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  return {
    teams: [
      {
        domain: 'acme',
        name: 'Acme',
        plan: given.plan ?? 'pro',
        people: [
          { handle: 'olga', role: 'primary_owner', name: 'Olga Owner' },
          { handle: 'omar', role: 'owner', name: 'Omar Owner' },
          { handle: 'cleo', role: 'admin', name: 'Cleo Admin' },
          { handle: 'ana', name: 'Ana Meier' },
          { handle: 'ben', name: 'Ben Okafor' },
          { handle: 'dan', name: 'Dan Silva' },
          { handle: 'gus', role: 'guest', name: 'Gus Guest' },
          { handle: 'sia', role: 'single_channel_guest', name: 'Sia Single' },
          { handle: 'dora', deactivated: true, name: 'Dora Gone' },
        ],
        channels: [
          { name: 'general', members: [bot] },
          { name: 'random', members: ['ana', 'ben', 'gus'] },
          { name: 'partners', members: ['ana', 'sia', 'beta/zoe', bot] },
          { name: 'help-desk', private: true, members: ['ana', 'cleo', 'olga', bot] },
        ],
        usergroups: [{ handle: 'ops', name: 'Operations', members: ['ana', 'ben'] }],
      },
      {
        domain: 'beta',
        name: 'Beta',
        plan: 'pro',
        people: [
          { handle: 'zoe', role: 'owner', name: 'Zoe Beta' },
          { handle: 'yan', name: 'Yan Beta' },
        ],
        channels: [{ name: 'general' }],
      },
    ],
    apps: [{ name, manifest: given.manifest, installs: [{ team: 'acme' }], ...given.app }],
  };
}
