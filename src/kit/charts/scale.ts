/** Round numbers for an axis from zero: about `count` steps of 1, 2 or 5 times a power of ten. */
export const axisTicks = (largest: number, count = 4): readonly number[] => {
  if (!(largest > 0) || !Number.isFinite(largest)) return [0, 1];
  const rough = largest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const steps = Math.ceil(largest / step - 1e-9);
  // Multiplying, not adding: sums of decimals drift.
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
};
