export {
  type BatchResult,
  type BatchThread,
  type BatchWork,
  type OverdoseBatch,
  runBatch,
  workThrough,
} from './batch.ts';
export { createGraph, type Graph } from './network/graph.ts';
export { hcvPathogen, hivPathogen, type NetworkStage, type Pathogen } from './network/pathogen.ts';
export { scottCounty } from './network/scott-county.ts';
export { runSharing, type SharingRun } from './network/sharing.ts';
export type { SharingSetting } from './network/sharing-setting.ts';
export { runSpread, type Spread, type SpreadRun } from './network/spread.ts';
export { correctedRhodeIsland } from './overdose/corrected-sets.ts';
export { type OverdoseCosts, type OverdoseSpending, rhodeIslandCosts, spendingOf } from './overdose/costs.ts';
export { type ExpectedOverdose, expectOverdose } from './overdose/expected.ts';
export { inYear, type Monthly, type OverdoseOutcomes } from './overdose/outcomes.ts';
export type { OverdoseParameters } from './overdose/parameters.ts';
export {
  AGE_BANDS,
  type OverdosePlace,
  type StartGroup,
  USE_STATES,
  type UseState,
} from './overdose/population.ts';
export { type CalibratedRun, drawRhodeIsland, rhodeIslandRuns } from './overdose/posterior.ts';
export { rhodeIslandMedian, rhodeIslandPosterior, rhodeIslandTargets } from './overdose/rhode-island.ts';
export { rhodeIslandPlaces, rhodeIslandStart } from './overdose/rhode-island-people.ts';
export { createOverdoseModel, type OverdoseModel, type OverdoseSetting } from './overdose/run.ts';
export type { OverdoseMode } from './overdose/tables.ts';
