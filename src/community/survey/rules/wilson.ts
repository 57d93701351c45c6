/** Standard normal quantile for 95%. */
const z = 1.959963984540054;

/**
 * A 95% interval for a share by Wilson's score method (E. B. Wilson, J Am Stat Assoc 1927;22:209-212), without continuity correction: it
 * stays between 0 and 1 and holds for few people, where the usual one does not (R. G. Newcombe, Stat Med 1998;17:857-872).
 * `n` is at least 1.
 */
export const wilson = (x: number, n: number): { readonly low: number; readonly high: number } => {
  const share = x / n;
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const middle = share + (z * z) / (2 * n);
  const scale = 1 + (z * z) / n;
  return {
    low: x === 0 ? 0 : (middle - spread) / scale,
    high: x === n ? 1 : (middle + spread) / scale,
  };
};

/** In whole percent, never narrower than it is. */
export const rangeOf = (x: number, n: number): { readonly low: number; readonly high: number } => {
  const { low, high } = wilson(x, n);
  return { low: Math.floor(low * 100), high: Math.ceil(high * 100) };
};
