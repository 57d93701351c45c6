import type { Distribution } from './distribution.ts';
import type { Stream, StreamState } from './stream.ts';

export type AbcProblem = {
  /** One prior a parameter, by name. */
  readonly priors: Readonly<Record<string, Distribution>>;
  /** Distance of one simulation from the data, zero or more; the stream is the simulation's only source of chance. */
  readonly distance: (parameters: Readonly<Record<string, number>>, stream: Stream) => number;
};

export type AbcOptions = {
  readonly seed?: number | undefined;
  readonly particles?: number | undefined;
  readonly maxRounds?: number | undefined;
  readonly maxSimulations?: number | undefined;
  /** Stop when the tolerance is at or below this. */
  readonly tolerance?: number | undefined;
  /** Share of particles that sets the next tolerance. */
  readonly keep?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: AbcProgress) => void) | undefined;
  readonly resume?: AbcState | undefined;
};

export type AbcProgress = {
  readonly round: number;
  readonly tolerance: number;
  readonly simulations: number;
};

/** Where a run stands after a whole round: plain data. */
export type AbcState = {
  readonly round: number;
  readonly tolerance: number;
  readonly simulations: number;
  readonly stream: StreamState;
  /** Rows are particles, columns parameters in the order of `names`. */
  readonly names: readonly string[];
  readonly particles: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly distances: readonly number[];
};

export type AbcRun = AbcState & {
  readonly stopped: 'tolerance reached' | 'rounds used' | 'simulations used' | 'cancelled';
};
