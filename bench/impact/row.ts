/** One line of the table. Every row runs in a process of its own, so that memory and cold time are its own. */
export type Row = {
  readonly name: string;
  /** What is timed: processor seconds of the warm run, or seconds by the clock. */
  readonly measure: 'cpu' | 'wall';
  /** Aim in seconds, and in megabytes where one is set. */
  readonly aim: number;
  readonly aimMegabytes?: number;
  /** Runs after the first; the median counts as warm. */
  readonly repeats: number;
  /** Runs inside one timing, for work too short for the clock. */
  readonly times?: number;
  readonly run: (draw: number) => unknown;
};
