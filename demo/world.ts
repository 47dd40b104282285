/** The sample tenant of the demo: one company in Slack, with an owner, an admin, members and a guest. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type DeclaredTeam, type DeclaredWorld, sampleWorld } from '../src/local-slack/index.ts';

/** Somebody who decides in the help desk, and is a plain member of this Slack: who may what here is not Slack's to say. */
const approver = { handle: 'hana', name: 'Hana Helpdesk' };

const withApprover = (team: DeclaredTeam): DeclaredTeam => ({
  ...team,
  people: [...team.people, approver],
  channels: (team.channels ?? []).map((channel) =>
    channel.name === 'help-desk' ? { ...channel, members: [...(channel.members ?? []), approver.handle] } : channel,
  ),
});

/** The world of the tests and an approver, with Roledesk installed by the manifest that a real Slack would be given. */
export function demoWorld(manifestFile: string): DeclaredWorld {
  const world = sampleWorld({ manifest: parse(readFileSync(manifestFile, 'utf8')) });
  return { ...world, teams: world.teams.map((team) => (team.domain === 'acme' ? withApprover(team) : team)) };
}
