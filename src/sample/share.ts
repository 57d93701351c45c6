/**
 * Splits a whole number into whole parts in proportion to weights, so that the parts add up to it exactly: each part is
 * the step of the rounded running sum.
 */
export const shareOut = (total: number, weights: ArrayLike<number>): Uint32Array => {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) sum += weights[index] ?? 0;
  const parts = new Uint32Array(weights.length);
  let running = 0;
  let given = 0;
  for (let index = 0; index < weights.length; index += 1) {
    running += weights[index] ?? 0;
    const due = sum === 0 ? 0 : Math.round((running / sum) * total);
    parts[index] = due - given;
    given = due;
  }
  return parts;
};
