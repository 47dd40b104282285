/** The policy's one door: everything other folders may use of it. */
export { type Ask, askingRule, mayAsk } from './asking.ts';
export { compareModels } from './compare/compare-models.ts';
export type * from './compare/difference.ts';
export type { CompiledModel } from './compiled.ts';
export { decide, may } from './decide.ts';
export { type Holding, isEligible } from './eligible.ts';
export { type ExampleFailure, runExamples } from './examples.ts';
export { explain } from './explain.ts';
export { type Facts, factsOf } from './facts.ts';
export { type LoadedModel, loadModel } from './load.ts';
export { matrix } from './matrix.ts';
export { withOptions } from './options.ts';
export { accountFacts, type OwnFacts, type RequestRef, requestFacts, taskFacts } from './own-acts.ts';
export type { Problem } from './problems.ts';
export { type Broken, prove } from './prove.ts';
export { giveAction, outranks, strongest } from './ranks.ts';
export { actionsOn, difference, thingsWhere, whoMay } from './reach.ts';
export type * from './types.ts';
