import { definePart } from '../part.ts';
import { alertKinds } from './entries.ts';

/** Warnings about what is around: from the first word of it to the day it is over. */
export const alerts = definePart({ name: 'alerts', title: 'alerts.program.title', kinds: alertKinds });
