import { definePart } from '../part.ts';
import { monthKind } from './entries.ts';

/** A page that tells everyone each month what was given, what was found, and what changed because people said so. */
export const month = definePart({ name: 'month', title: 'month.program.title', kinds: [monthKind] });
