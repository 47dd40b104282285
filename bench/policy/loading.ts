/** Loading a model: reading, checking, compiling, proving with every choice of its options, and running its tests. In a process of its own. */
import { loadModel } from '../../src/policy/index.ts';
import { percentile, processorTime } from '../kit/measure.ts';
import { found } from '../kit/process.ts';
import { textOf } from './models.ts';

/** Processor time in microseconds: the very first load of the process, and the median once it is warm. */
export interface Loading {
  readonly model: string;
  readonly cold: number;
  readonly warm: number;
}

const [model = 'miruni', times = '40'] = process.argv.slice(2);
const text = textOf(model);
const load = (): void => {
  if (!loadModel(text).ok) throw new Error(`${model} does not load`);
};
const cold = processorTime(load);
const all = Array.from({ length: Number(times) }, () => processorTime(load));
found({ model, cold, warm: percentile(all.slice(all.length / 2), 0.5) } satisfies Loading);
