/**
 * A step of the schema, applied once, in order, never changed afterwards. Projection tables need none: they are declared
 * (projection/) and made anew from the log.
 */
export interface Migration {
  /** `0001-log`: unique, and sorted as they are listed. */
  readonly id: string;
  /**
   * Statements, as frozen text: once a release holds a step it is never built from anything that may change, for its hash
   * is kept in every database and backup. A new table of an organization is put under row-level security with what
   * `protectTable` (roles.ts) prints, written out here before the step ships (server/migrations.test.ts holds the hashes).
   */
  readonly up: string;
}
