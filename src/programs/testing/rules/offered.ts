import { type Stage, stages, type TestResult } from '../after-entries.ts';

/** Where a body does not clear the infection by treatment, it is kept down; elsewhere it is cured. Our own choice of words. */
const keptDown: readonly string[] = ['hiv', 'hbv'];

/** What may be told of a test: of one that was not reactive, that it was told. */
export const stagesOf = (infection: string, result: TestResult | undefined): readonly Stage[] =>
  result === 'reactive' || result === 'unclear'
    ? stages.filter((stage) => stage !== (keptDown.includes(infection) ? 'cured' : 'suppressed'))
    : ['told'];
