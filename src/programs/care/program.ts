import { defineProgram } from '../program.ts';
import { careKinds } from './entries.ts';
import { goalKind } from './goal-entries.ts';
import { incomingKinds } from './incoming-entries.ts';

/** Wishes, referrals, and the door to treatment: with no conditions. */
export const care = defineProgram({
  name: 'care',
  title: 'care.program.title',
  kinds: [...careKinds, ...incomingKinds, goalKind],
});
