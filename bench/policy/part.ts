/** The policy's speed: checks beside other engines, the questions read backwards, and loading a model. */
import type { Part } from '../kit/part.ts';

export const policy: Part = {
  name: 'policy',
  says: 'checks beside other engines, the questions read backwards, loading a model',
  run: async () => ({ tables: [], bars: [], notes: [] }),
};
