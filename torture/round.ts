/** One round: a fresh Slack, a fresh database, bots and people; and in the end everything is held against what people were told. */
import { join } from 'node:path';
import { type LocalSlack, startLocalSlack } from '../src/local-slack/index.ts';
import { violationsAt } from '../test/support/invariants.ts';
import { newBoard } from './acts/board.ts';
import { type Chance, chanceOf } from './chance.ts';
import { actViolations, keptViolations } from './checks/acts.ts';
import { messageViolations, type Posted, repeatedIn } from './checks/messages.ts';
import { snapshotOf } from './checks/snapshot.ts';
import { type Ends, newEnds } from './ends.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { reasonWord } from './marks.ts';
import type { EngineName, Mode } from './options.ts';
import { type Load, startPeople } from './people.ts';
import { newPlace, type Place } from './place.ts';
import type { PostgresServer } from './postgres.ts';
import { type SecretWatch, watchSecrets } from './secrets.ts';
import { setUp } from './setting-up.ts';
import { settled } from './settle.ts';
import type { Tally } from './tally.ts';
import { tortureWorld } from './world.ts';

export interface Surroundings {
  /** The folder of the project, where the built bot lies. */
  project: string;
  /** Where files may be put; somebody else removes it. */
  folder: string;
  postgres(): Promise<PostgresServer>;
  /** Milliseconds within which a bot that was started has to answer. */
  bar: number;
  /** What must be ended when the run is broken off. */
  ends: Ends;
}

export interface RoundSettings {
  engine: EngineName;
  mode: Mode;
  seed: number;
  /** Where a SQLite file is to lie when it must be somewhere special. */
  sqliteFolder?: string;
}

export interface Round {
  settings: RoundSettings;
  chance: Chance;
  slack: LocalSlack;
  place: Place;
  fleet: Fleet;
  /** The day it is set up, and everybody at work. */
  begin(people: number): Promise<Load>;
  /** Lets everybody finish, waits until nothing is owed, and checks; everything goes into the tally. */
  finish(load: Load, tally: Tally, patience: number): Promise<void>;
  stop(): Promise<void>;
}

/** Opens a round; nothing is set up yet, and the bots are just starting. */
export async function openRound(settings: RoundSettings, surroundings: Surroundings): Promise<Round> {
  const { engine, mode, seed } = settings;
  const { project, folder, postgres, bar } = surroundings;
  const ends = newEnds();
  surroundings.ends.add(() => ends.all());
  try {
    const slack = await startLocalSlack({
      world: tortureWorld(join(project, 'manifest.yml')),
      retryDelaysMs: [0, 400, 1_500],
      seed,
    });
    ends.add(() => slack.stop());
    const place = await newPlace(engine, settings.sqliteFolder ?? join(folder, `round-${seed}`), postgres);
    ends.add(() => place.remove());
    const secrets = watchSecrets(await secretsOf(slack, engine, postgres));
    const main = join(project, 'dist', 'bot', 'main.js');
    const count = engine === 'postgres' ? 2 : 1;
    const fleet = startFleet({ main, slack, mode, url: place.url, count, secrets, bar });
    ends.add(() => fleet.stop());
    return roundOf(settings, { slack, place, fleet, secrets, ends });
  } catch (error) {
    await ends.all();
    throw error;
  }
}

async function secretsOf(slack: LocalSlack, engine: EngineName, postgres: () => Promise<PostgresServer>) {
  const { botToken, appToken, signingSecret } = slack.credentials();
  return {
    'the bot token': botToken,
    'the app token': appToken,
    'the signing secret': signingSecret,
    'words from a reason': reasonWord,
    ...(engine === 'postgres' ? { 'the password of the database': (await postgres()).password } : {}),
  };
}

interface Parts {
  slack: LocalSlack;
  place: Place;
  fleet: Fleet;
  secrets: SecretWatch;
  ends: Ends;
}

function roundOf(settings: RoundSettings, { slack, place, fleet, secrets, ends }: Parts): Round {
  const chance = chanceOf(settings.seed);
  return {
    settings,
    chance,
    slack,
    place,
    fleet,
    async begin(people) {
      await setUp(slack, fleet);
      return startPeople({ slack, fleet, people, board: newBoard(chance, settings.seed) });
    },
    async finish(load, tally, patience) {
      await load.stop();
      slack.faults.clear();
      await fleet.ready();
      await slack.fastForwardRetries();
      const left = await place.look((k) => settled(k, patience));
      const found = [
        ...load.problems,
        ...secrets.found(),
        ...slack.journal.validation().map(({ where, problems }) => `Slack refused ${where}: ${problems[0]?.message}.`),
        ...fleet.late.map((milliseconds) => `A start took ${Math.round(milliseconds)} ms.`),
        ...left,
        ...(await violationsAt(place.url)),
        ...(await compare(load, tally, slack, place)),
      ];
      tally.acts.push(...load.acts);
      tally.starts.push(...fleet.starts);
      tally.violations.push(...found.map((what) => `${settings.mode}, seed ${settings.seed}: ${what}`));
    },
    stop: () => ends.all(),
  };
}

/** What people were told, what the database holds, and what Slack shows, one against the other. */
async function compare(load: Load, tally: Tally, slack: LocalSlack, place: Place): Promise<string[]> {
  const handleOf = (id: string): string => slack.world.people.get(id)?.handle ?? id;
  const snapshot = await place.look((k) => snapshotOf(k, handleOf));
  const messages = slack.world.messages.map(postedOf);
  tally.deliveries += snapshot.deliveries.done ?? 0;
  tally.repeated += repeatedIn(messages);
  return [
    ...snapshot.dead.map(({ subscriber, problem }) => `A delivery to ${subscriber} is dead: ${problem}.`),
    ...actViolations(load.acts, snapshot.events),
    ...keptViolations(load.acts, snapshot.inbox),
    ...messageViolations(snapshot, messages),
  ];
}

function postedOf({ channel, ts, threadTs, blocks, metadata }: LocalSlack['world']['messages'][number]): Posted {
  const sent = metadata as { event_payload?: { delivery?: string } } | undefined;
  return {
    channel,
    ts,
    ...(threadTs ? { threadTs } : {}),
    blocks: JSON.stringify(blocks),
    delivery: sent?.event_payload?.delivery ?? null,
  };
}
