/** How often an opened list leaves a blank entry beside the first of a day: our own choice. */
export const coverChance = 0.25;

/**
 * Whether whoever opens the list of who waits leaves a blank entry: the first time on a day on which they wrote none, and by chance
 * again. So an entry alone says nothing, and a second one of a day little.
 */
export const isCoverDue = (writtenToday: number, fraction: number): boolean =>
  writtenToday === 0 || fraction < coverChance;
