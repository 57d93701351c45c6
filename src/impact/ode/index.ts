export { type CohortModel, type CohortResult, runCohort } from './cohort.ts';
export { type Flow, flowsToDerivative } from './flows.ts';
export { createRungeKutta, type Derivative, type OdeProblem, type OdeSolution, solveOde } from './solve.ts';
