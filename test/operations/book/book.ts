/**
 * A book of acts: for each scene what every act answered or was refused with, what it wrote into the history, and what stands in the
 * tables in the end. A change of words or of what is written is a diff to read; UPDATE_GOLDEN=1 writes the book anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { connect } from '../../../src/db/connection.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import type { Operation, WideOperation } from '../../../src/operations/desk.ts';
import { openWorld, type World } from '../people/world.ts';
import { fields, Names, plain } from './legible.ts';
import { eventsAfter, nameAll, rowsNow } from './written.ts';

export interface Scene {
  world: World;
  /** What was done before this is not told; otherwise the scene begins with the first act. */
  begins(): Promise<void>;
  /** Carries an act out in a product and writes down what came of it; what it answered, if it was not refused. */
  act<Input, Result>(
    says: string,
    who: string | null,
    product: string,
    operation: Operation<Input, Result>,
    input: Input,
  ): Promise<Result | undefined>;
  wide<Input, Result>(
    says: string,
    who: string | null,
    operation: WideOperation<Input, Result>,
    input: Input,
  ): Promise<Result | undefined>;
}

const refused = ({ kind, message, detail }: Refusal): string[] => {
  const { next, instead, ...more } = detail;
  return [
    `  no, ${kind}: ${message}`,
    ...(next ? [`    next: ${next}`] : []),
    ...(instead ? [`    instead: ${instead.join(' | ')}`] : []),
    ...(Object.keys(more).length > 0 ? [`    ${fields(more)}`] : []),
  ];
};

const answered = (result: unknown): string =>
  `  yes: ${typeof result === 'object' && result !== null && !Array.isArray(result) ? fields({ ...result }) : plain(result)}`;

/** Writes down what is done in one world. */
class Writer {
  readonly lines: string[] = [];
  private readonly names = new Names();
  private readonly k: Knex;
  private position = 0;

  constructor(k: Knex) {
    this.k = k;
  }

  async begin(): Promise<void> {
    await nameAll(this.k, this.names);
    this.position = (await eventsAfter(this.k, 0, this.names)).last;
  }

  async tell<Result>(says: string, doing: () => Promise<Result>): Promise<Result | undefined> {
    let result: Result | undefined;
    let told: string[];
    try {
      result = await doing();
      told = [answered(result)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      told = refused(error);
    }
    await nameAll(this.k, this.names);
    const { lines, last } = await eventsAfter(this.k, this.position, this.names);
    this.position = last;
    this.lines.push(says, ...told.map((line) => this.names.in(line)), ...lines.map((line) => `  + ${line}`));
    return result;
  }

  async end(): Promise<string> {
    this.lines.push('then there is');
    for (const [table, lines] of await rowsNow(this.k, this.names))
      if (lines.length > 0) this.lines.push(`  ${table}`, ...lines.map((line) => `    ${line}`));
    return this.lines.join('\n');
  }
}

// Many acts, the first of them after models were read and proved, on a machine that may be busy.
const aSceneMayTake = 120_000;

const mark = '\n\n# ';

/** The scenes of a golden file by their titles. */
const scenesIn = (text: string): Map<string, string> =>
  new Map(
    `\n\n${text.trim()}`
      .split(mark)
      .slice(1)
      .map((scene) => [scene.slice(0, scene.indexOf('\n')), scene.slice(scene.indexOf('\n') + 1)]),
  );

/** A book of this name: `scene` plays one in a world of its own and compares what came of it with the book. */
export function openBook(name: string) {
  const file = join(__dirname, `${name}.txt`);
  const written = new Map<string, string>();
  afterAll(() => {
    if (!process.env.UPDATE_GOLDEN) return;
    writeFileSync(file, `${[...written].map(([title, text]) => `# ${title}\n${text}`).join('\n\n')}\n`);
  });
  return (title: string, models: readonly string[], play: (scene: Scene) => Promise<void>): void => {
    it(
      title,
      async () => {
        const world = await openWorld('sqlite', models);
        const engine = connect(world.test.url);
        try {
          const writer = new Writer(engine.writer);
          await writer.begin();
          await play({
            world,
            begins: () => writer.begin(),
            act: (says, ...act) => writer.tell(says, () => world.as(...act)),
            wide: (says, ...act) => writer.tell(says, () => world.wide(...act)),
          });
          const text = await writer.end();
          written.set(title, text);
          if (process.env.UPDATE_GOLDEN) return;
          expect(text).toBe(scenesIn(readFileSync(file, 'utf8')).get(title));
        } finally {
          await engine.close();
          await world.close();
        }
      },
      aSceneMayTake,
    );
  };
}
