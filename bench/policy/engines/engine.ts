/** What every engine beside ours is: the world's rows taken in once, and then a yes or no for each check. */
import type { Question } from '../../../src/policy/index.ts';

export interface Engine {
  may: (question: Question) => boolean;
}
