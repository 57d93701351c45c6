/** Said by a store in clear that another window moved into the journal meanwhile (plain.ts). */
export const movedAway = 'moved away';
