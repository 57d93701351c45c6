/** A mistake planted into the real source before the simulator is built. `find` must occur exactly once in `file`. */
export interface Bug {
  /** What the broken program does, as a sentence. */
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}
