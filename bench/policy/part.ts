/** The policy's speed: checks beside other engines, the questions read backwards, and loading a model. */
import type { Bar, Part, Report, Table } from '../kit/part.ts';
import { inFreshProcess } from '../kit/process.ts';
import { duration, perSecond, ratio, whole } from '../kit/say.ts';
import type { Asked as AskedOf, Backwards } from './backwards.ts';
import type { Checked } from './checks.ts';
import type { Loading } from './loading.ts';

const sizes = [100, 10_000, 100_000];
const heap = ['--max-old-space-size=8000'];
const ours = 'Roledesk';
const hand = 'by hand';
const casl = 'CASL 7';

async function run({ quick }: { quick: boolean }): Promise<Report> {
  const people = quick ? sizes.slice(0, 2) : sizes;
  const checked: Checked[] = [];
  for (const size of people) {
    const passes = size < 1000 ? 40 : 8;
    const args = [size, quick ? 20_000 : 200_000, quick ? 4 : passes].map(String);
    checked.push(await inFreshProcess<Checked>(new URL('checks.ts', import.meta.url), { args, nodeOptions: heap }));
  }
  const most = String(people.at(-1));
  const file = new URL('backwards.ts', import.meta.url);
  const args = [most, quick ? '1000' : '20000'];
  const backwards = await inFreshProcess<Backwards>(file, { args, nodeOptions: heap });
  const loading: Loading[] = [];
  for (const model of ['miruni', 'minikai', 'slack'])
    loading.push(await inFreshProcess<Loading>(new URL('loading.ts', import.meta.url), { args: [model, '40'] }));
  return {
    tables: [checksTable(checked), indexingTable(checked), backwardsTable(backwards), loadingTable(loading)],
    bars: [...checkBars(checked), ...backwardsBars(backwards), ...loadingBars(loading)],
    notes,
  };
}

const engines = (checked: readonly Checked[]): string[] => Object.keys(checked[0]?.times ?? {});
const sizeColumns = (checked: readonly Checked[]): string[] =>
  checked.map(({ people, facts }) => `${whole(people)} people (${whole(facts)} facts)`);

function checksTable(checked: readonly Checked[]): Table {
  const cell = ({ times, checks }: Checked, engine: string): string => {
    const beside = (times[hand] ?? 0) / (times[engine] ?? Number.NaN);
    return `${perSecond(checks, times[engine] ?? Number.NaN)} (${ratio(beside)})`;
  };
  const [first] = checked;
  return {
    title: `Checks a second, and how many times the reference by hand; one stream of ${whole(first?.checks ?? 0)} mixed checks`,
    columns: ['engine', ...sizeColumns(checked)],
    rows: [
      ...engines(checked).map((engine) => [engine, ...checked.map((one) => cell(one, engine))]),
      ['allowed, of all', ...checked.map(({ allowed, checks }) => `${Math.round((allowed / checks) * 100)} %`)],
    ],
  };
}

const indexingTable = (checked: readonly Checked[]): Table => ({
  title: 'Taking in the rows before the first check',
  columns: ['engine', ...sizeColumns(checked)],
  rows: engines(checked)
    .filter((engine) => !engine.endsWith('rebuilt'))
    .map((engine) => [engine, ...checked.map(({ indexing }) => duration(indexing[engine] ?? Number.NaN))]),
});

const backwardsTable = ({ people, asked }: Backwards): Table => ({
  title: `Other questions at ${whole(people)} people, one at a time`,
  columns: ['question', 'asked', 'median', 'p99', 'named at the median', 'named at most'],
  rows: asked.map(({ question, times, median, p99, named: [middle, most] }) => {
    return [question, whole(times), duration(median), duration(p99), whole(middle), whole(most)];
  }),
});

const loadingTable = (loading: readonly Loading[]): Table => ({
  title: 'Loading a model: read, compile, prove with every choice of its options, run its tests',
  columns: ['model', 'first load of a process', 'once it is warm'],
  rows: loading.map(({ model, cold, warm }) => [model, duration(cold), duration(warm)]),
});

function checkBars(checked: readonly Checked[]): Bar[] {
  const against = ({ times, people }: Checked, engine: string, least: number): Bar => {
    const times_ = (times[engine] ?? 0) / (times[ours] ?? Number.NaN);
    return {
      says: `checks at ${whole(people)} people, beside ${engine === hand ? 'the reference by hand' : engine}`,
      wanted: `${ratio(least)} times`,
      measured: `${ratio(times_)} times`,
      met: times_ >= least,
    };
  };
  const [small, large] = [checked[0], checked.at(-1)];
  return [
    ...checked.map((one) => against(one, hand, 0.6)),
    ...(small ? [against(small, casl, 2.5)] : []),
    ...(large ? [against(large, casl, 5)] : []),
  ];
}

const atMost = (says: string, micros: number, limit: number): Bar => {
  return { says, wanted: duration(limit), measured: duration(micros), met: micros <= limit };
};

const limits = (question: string): number =>
  question.startsWith('what if') ? 1000 : question.startsWith('who') ? 100 : question.startsWith('why') ? 25 : 10;

const backwardsBars = ({ asked }: Backwards): Bar[] =>
  asked.map(({ question, median }: AskedOf) => atMost(`${question}, median`, median, limits(question)));

const loadingBars = (loading: readonly Loading[]): Bar[] =>
  loading.map(({ model, warm }) => atMost(`load, prove and test ${model}`, warm, 100_000));

const notes = [
  'Two products of one company, Miruni and Minikai, over the same people; half of the checks are about things that the person has to do with, half about any; looking comes up as often as all other actions together.',
  'Every one of the decisions is the same for all engines, or the run ends with an error.',
  'By hand: the rules as a good engineer writes them for these two products alone, with Map and Set.',
  'CASL 7: as its guide teaches it, createMongoAbility with conditions as queries on what a document says, and one ability for each person and product, which is kept; this is what the bars are beside. Functions: its quickest form, with conditions of its own as functions that look into sets; also kept.',
  'An ability holds what somebody was given, so it is made anew whenever a grant of theirs changes: rebuilt is CASL 7 with one made for every check. Within the stream nothing changes, which is the best case for what is kept.',
  'Checks are measured in processor time, the best of many passes; the other questions by the clock, each by itself.',
  'What may they do: an answer that is "everything of that type" (an Admin, one person in 500) is said so and not written out; all others are written out. Who may: everybody is named, Admins too, unless whole roles of ordinary people may.',
  'What the answers read backwards rest on is indexed when it is first asked for.',
];

export const policy: Part = {
  name: 'policy',
  says: 'checks beside other engines, the questions read backwards, loading a model',
  run,
};
