import { definePart } from '#community/part.ts';
import { cardKinds } from './entries.ts';

/** Cards by which a participant is found again, without a name. */
export const cards = definePart({ name: 'cards', title: 'cards.program.title', kinds: cardKinds });
