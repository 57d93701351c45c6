/** What somebody said of the last 30 days. */
export interface Injecting {
  readonly days: number;
  readonly times?: number | undefined;
  readonly syringes?: number | undefined;
}

/**
 * Individual syringe coverage: new syringes got for own use, for each injection, in the same 30 days. Only where it lies is kept. Undefined:
 * a number is missing.
 */
export const coverageOf = ({ days, times, syringes }: Injecting): string | undefined => {
  if (days === 0) return 'not-injecting';
  if (times === undefined || times === 0 || syringes === undefined) return undefined;
  const share = syringes / (days * times);
  if (share >= 1) return 'cover-all';
  return share >= 0.5 ? 'cover-part' : 'cover-under-half';
};
