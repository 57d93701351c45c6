import { defineProgram } from '../program.ts';
import { treatmentKinds } from './entries.ts';

/** Stays at a treatment center: begun, left and gone on with as the person wants. */
export const treatment = defineProgram({
  name: 'treatment',
  title: 'treatment.program.title',
  kinds: treatmentKinds,
});
