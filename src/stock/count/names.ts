/** A part of a count: like a count it waits for a person when a wrong clock dated it (fade.ts). */
export const partName = 'counts.part';
