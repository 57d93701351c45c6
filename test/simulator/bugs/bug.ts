import type { WeatherName } from '../weather.ts';

/** A mistake planted into the real source before the simulator is built. `find` must occur exactly once in `file`. */
export interface Bug {
  /** What the broken program does, as a sentence. */
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Where it does its harm: worlds of one weather, or the sweep of crashes; left out: worlds that the seeds draw. */
  readonly where?: WeatherName | 'sweep';
  /**
   * The world that is tried first, by its number: the one that noticed it when this was written. Left out: the first of all.
   * When worlds draw other days since, the others find it, and take longer.
   */
  readonly seed?: number;
}

export interface HuntingGround {
  readonly seeds: readonly string[];
  readonly where: Bug['where'];
}
