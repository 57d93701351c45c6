import { definePart } from '../part.ts';
import { pickupKinds } from './entries.ts';

/** Used syringes that somebody saw: told by anyone, picked up within two days, counted into bins. */
export const pickup = definePart({ name: 'pickup', title: 'pickup.program.title', kinds: pickupKinds });
