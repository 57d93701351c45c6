import type { Session } from '../session/session.ts';

/** Every token that was given on this device and is kept, newest first, as many as a sign-in may show. */
export const tokensGiven = ({ handIns, handIn }: Session): string[] =>
  [...Object.values(handIns).reverse(), ...(handIn === undefined ? [] : [handIn.token])].slice(0, 8);
