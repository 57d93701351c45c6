/**
 * The impact engine of Alongside: what harm reduction averted, how sure that is, and what more would do.
 *
 * Pure TypeScript without dependencies: the same figures in Node, in a browser and in a worker. Everything that can go
 * wrong with an input is a value (`Result`) that names the field; `must` turns it into an exception for notebooks. The few
 * functions that hand back a bare value throw the same problems as a `ProblemError`.
 *
 * Start with `createAnswerer(evidence)` for a program's yearly answer, with `runScenario` for a file that repeats to the
 * same figures, or with the single forms (`naloxoneUseInState`, `deathTree`, `siteBenefits` ...). The dynamic models are
 * `hivModel`, `hcvModel` and `runHcvCoverage` (compartments), `createOverdoseModel`, `runSharing` and `runSpread` (people),
 * and `solveOde` for equations of your own. Guides with examples that run in the tests: `docs/impact/`.
 *
 * Threads are apart, as they are not the same everywhere: `alongside/impact/node-threads`, `alongside/impact/browser-threads`.
 */

export {
  type Answer,
  type Answerer,
  type AnswererOptions,
  type AnswerOptions,
  type Comparison,
  type CurvePoint,
  createAnswerer,
  type LawAnswer,
} from './answer/answer.ts';
export type { Beside } from './answer/beside.ts';
export { checkChoices } from './answer/choices.ts';
export type { Constant, ConstantName } from './answer/constants.ts';
export type { InfectionsAnswer } from './answer/infections.ts';
export {
  type Choice,
  type Choices,
  type EvidenceInput,
  evidenceLinks,
  type Input,
  type InputName,
  type InputOrigin,
  inputNames,
} from './answer/inputs.ts';
export type { Notice } from './answer/notices.ts';
export type { ReversalCheck } from './answer/reversals.ts';
export type { Rules } from './answer/rules.ts';
export { createChecker, type Range } from './check.ts';
export { whoWouldDisagree } from './evidence/disagreement.ts';
export type { Effect, Interval, Measure, Source } from './evidence/effect.ts';
export { evidence } from './evidence/evidence.ts';
export { checkEffect, createRegistry, type DrawableEffect, type Registry } from './evidence/registry.ts';
export { baltimore } from './forms/baltimore.ts';
export { type BenefitCost, type BenefitCostPlan, benefitCost } from './forms/benefit-cost.ts';
export { type CostPerOutcome, type CostPlan, costPerOutcome, presentValue } from './forms/cost.ts';
export {
  creditParts,
  type DeathTree,
  deathTree,
  type TreeCredit,
  type TreeOutcome,
  type TreePart,
} from './forms/death-tree.ts';
export { type KitStock, kitLifeMonths, kitsInCirculation, steadyStock } from './forms/kits.ts';
export { type AccessPoint, type NaloxoneState, naloxoneStates } from './forms/naloxone-states.ts';
export {
  findState,
  type KitsByAccess,
  type KitsNeeded,
  kitsForCoverage,
  naloxoneUseAtRisk,
  naloxoneUseInState,
  prescriptionWeight,
  type UseAtRisk,
  type UseInState,
} from './forms/naloxone-use.ts';
export { type Circulation, type CirculationResult, needleCirculation } from './forms/needle-circulation.ts';
export {
  type PersonCoverage,
  type PersonNeedles,
  type ProgramCoverage,
  type ProgramNeedles,
  personCoverage,
  programCoverage,
} from './forms/needle-coverage.ts';
export {
  type InfectionInputs,
  newInfections,
  type OutsideInside,
  type SiteBenefits,
  type SupervisedSite,
  siteBenefits,
} from './forms/supervised-site.ts';
export { type Supply, type SupplyMonth, type SupplyShift, supplyShift } from './forms/supply.ts';
export { type TreatmentBenefit, type TreatmentPlan, treatmentBenefit } from './forms/treatment.ts';
export * from './hiv-hcv/index.ts';
export { abcSmc, posteriorQuantile } from './inference/abc.ts';
export type { AbcOptions, AbcProblem, AbcRun, AbcState } from './inference/abc-types.ts';
export { type CalibrationStart, findStart } from './inference/calibration-start.ts';
export {
  cdf,
  createNormalTable,
  createStream,
  createUnitDraws,
  distributionFromRange,
  influenceOf,
  latinHypercube,
  logDensity,
  lognormalFromInterval,
  nelderMead,
  quantile,
  quantilesOf,
  sobol,
  sobolColumn,
  summarize,
  transform,
} from './inference/checked.ts';
export { checkDistribution, type Distribution } from './inference/distribution.ts';
export type { Influence } from './inference/influence.ts';
export type { Minimum, NelderMeadOptions } from './inference/nelder-mead.ts';
export { type Points, sobolDimensions } from './inference/points.ts';
export { type Propagated, propagate } from './inference/propagate.ts';
export { partialRankCorrelation, type SobolIndices, sobolIndices } from './inference/sensitivity.ts';
export type { Stream, StreamState } from './inference/stream.ts';
export type { Summary } from './inference/summary.ts';
export type { NormalTable, UnitDraws } from './inference/transform.ts';
export {
  type SteadyOptions,
  type SteadyRun,
  type SteadyState,
  untilSteady,
} from './inference/until-steady.ts';
export { rowsOfAnswer, rowsOfOverdose, rowsOfSharing } from './long/from-models.ts';
export { type AnswerDraws, type Outcome, outcomeUnits } from './long/outcomes.ts';
export { type LongRow, type LongSummary, longColumns, summarizeLong } from './long/rows.ts';
export { toJsonLines, toLongCsv } from './long/write.ts';
export * from './micro/index.ts';
export * from './ode/index.ts';
export {
  type CurveRow,
  curvePlot,
  densityPlot,
  type ForestRow,
  forestPlot,
  type PlotWords,
  type TornadoRow,
  tornadoPlot,
} from './plots/plots.ts';
export {
  createProblem,
  err,
  isProblemError,
  must,
  ok,
  type Problem,
  type ProblemCode,
  type ProblemError,
  type ProblemValues,
  type Result,
} from './problem.ts';
export type { AskedRange } from './program/asked.ts';
export { withClosedMonths } from './program/closed.ts';
export { exampleLocal, exampleProgram } from './program/example.ts';
export { type RiskGroup, rhodeIslandGroups } from './program/groups.ts';
export { type LawName, type LawWeights, lawNames, type UseLaw } from './program/law.ts';
export {
  checkLocal,
  type InjectingForm,
  type LocalForm,
  type LocalQuestion,
  localQuestions,
} from './program/local.ts';
export { isMonth, type Month, monthsBetween } from './program/month.ts';
export {
  checkProgram,
  type KitRow,
  type NeedleRow,
  type Program,
  type ReferralRow,
  type ReversalRow,
  type RoomRow,
} from './program/program.ts';
export * from './random/index.ts';
export { distributedFromOrders, gammaDelay } from './reporting/delay.ts';
export {
  fitReporting,
  type ReportingData,
  type ReportingFit,
  type ReportingOptions,
  type ReportingRun,
  type ReportingState,
} from './reporting/reporting.ts';
export {
  checkScenario,
  createScenario,
  readScenario,
  runScenario,
  type Scenario,
  type ScenarioOptions,
  type ScenarioRun,
  scenarioFormat,
  scenarioVersion,
  writeScenario,
} from './scenario/scenario.ts';
export { scenarioSchema } from './scenario/schema.ts';
export { type Schedule, type ScheduleStep, seriesOf } from './schedule/index.ts';
export { dataVersion, engineVersion, type Versions, versions } from './version.ts';
export {
  answerWordIds,
  constantWordId,
  inputWordId,
  originWordId,
  problemWordId,
} from './words/ids.ts';
