/** How long to wait after failures: the first time so long, twice as long after each further one, and at most so long. */
export interface Pace {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Milliseconds to wait after that many failures in a row, 1 or more. Spread it where many devices fail at once (`spread`). */
export const pauseAfter = (failures: number, { firstMs, mostMs }: Pace): number =>
  Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));

/** Between half of a pause and all of it, so that devices do not come back all at once. `fraction`: chance in [0, 1). */
export const spread = (ms: number, fraction: number): number => ms * (0.5 + fraction / 2);
