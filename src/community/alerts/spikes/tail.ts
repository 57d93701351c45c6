/** Exact tails of counts. `more than chance`: the chance of seeing a count this large, or larger, where so many are expected. */

/**
 * P(X >= count) of a negative binomial with this mean and variance `mean * dispersion`; of a Poisson where dispersion is 1 or less.
 * Summed from the bottom, term by term: exact for the counts that sites have. Mean 0 expects nothing: any count is then sure to be odd.
 */
export const upperTail = (count: number, mean: number, dispersion = 1): number => {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  let below = 0;
  let logTerm = dispersion > 1 ? -(mean / (dispersion - 1)) * Math.log(dispersion) : -mean;
  for (let k = 0; k < count; k += 1) {
    below += Math.exp(logTerm);
    logTerm += Math.log(stepUp(k, mean, dispersion));
  }
  return Math.min(1, Math.max(0, 1 - below));
};

/** The chance of k + 1 over that of k. */
const stepUp = (k: number, mean: number, dispersion: number): number => {
  if (dispersion <= 1) return mean / (k + 1);
  const size = mean / (dispersion - 1);
  return ((size + k) / (k + 1)) * (1 - 1 / dispersion);
};
