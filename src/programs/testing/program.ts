import { defineProgram } from '../program.ts';
import { controlKind, serviceKind, testingKinds, testKind } from './entries.ts';
import { testingStock } from './rules/stock.ts';

/** Tests for infections, vaccines and care that is counted. */
export const testing = defineProgram({
  name: 'testing',
  title: 'testing.program.title',
  kinds: testingKinds,
  supplies: {
    items: [],
    handOut: testKind.kind,
    moves: [controlKind.kind, serviceKind.kind],
    effect: testingStock,
    version: 1,
  },
});
