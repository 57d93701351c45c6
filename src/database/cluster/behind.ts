/** What a server is told that starts at a worker before the coordinator's tables are those of its version. */
export const behind = 'this is a worker of a cluster: start this version once at the coordinator';

/** Thrown at a worker whose tables are not those of this build. */
export class BehindError extends Error {
  override readonly name = 'BehindError';
  constructor() {
    super(behind);
  }
}
