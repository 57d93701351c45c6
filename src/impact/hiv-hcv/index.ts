export { coursesNeeded, type HcvGoal } from './courses-needed.ts';
export { HCV_STAGES, type HcvParameters, hcvModel } from './hcv.ts';
export { type HcvCoverage, type HcvCoverageRun, runHcvCoverage } from './hcv-coverage.ts';
export { type HcvGroupsRun, type HcvShares, type HcvTotals, runHcvGroups } from './hcv-groups.ts';
export { HCV_CARE_STAGES } from './hcv-groups-flow.ts';
export type { HcvCascade, HcvGroup, HcvGroups, HcvPrograms } from './hcv-groups-input.ts';
export { HIV_STAGES, type HivParameters, hivModel } from './hiv.ts';
export {
  type InfectionModel,
  type InfectionRun,
  infectionDerivative,
  type Move,
  runInfection,
  type Stage,
  type Stratum,
} from './model.ts';
export { martinScenario, vickermanScenario } from './published.ts';
