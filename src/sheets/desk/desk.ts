import type { Readable } from 'node:stream';
import * as v from 'valibot';
import { err, type Failure, failure, ok, type Result, type Uuid, uuidv4 } from '#log/index.ts';
import { type Mapping, mappingSchema } from '../mapping/mapping.ts';
import { createJobs, type Job, type JobStatus } from './jobs.ts';
import { createLook, createReadRows, type Look, type LookDeps, type LookOptions } from './look.ts';
import { createRun, type RunDeps, type StartOrder } from './run.ts';
import { createUploads, type Uploads } from './uploads.ts';

/**
 * Importing from a screen: upload, look, map, try, run. Knows no web framework: the server puts each function behind a
 * route. One import of an organization runs at a time, so that its numbers stay dense.
 */
export interface Desk {
  readonly uploads: Uploads;
  /** The head of the sheet and a first mapping. */
  readonly look: (org: Uuid, upload: Uuid, options?: LookOptions) => Promise<Result<Look, Failure>>;
  /** All rows of a small sheet as text; the file is gone when they are read. */
  readonly rows: (bytes: Uint8Array) => Promise<Result<{ readonly rows: Look['rows'] }, Failure>>;
  /** Starts a dry run or an import and answers at once; `status` follows it. */
  readonly start: (order: StartOrder) => Promise<Result<{ readonly job: Uuid }, Failure>>;
  readonly status: (org: Uuid, job: Uuid) => Result<JobStatus, Failure>;
  /** The import that is running; a dry run is none. */
  readonly running: (org: Uuid) => Uuid | undefined;
  /** Stops after the running batch. What is in stays in; running it again goes on. */
  readonly stop: (org: Uuid, job: Uuid) => Result<undefined, Failure>;
  readonly badRows: (org: Uuid, job: Uuid) => Result<Readable, Failure>;
  /** Waits for running imports to end their batch, or with `finish` for all of them; called when the server stops. */
  readonly close: (how?: 'finish') => Promise<void>;
}

export type DeskDeps = LookDeps & RunDeps;

export const createDesk = (deps: DeskDeps): Desk => {
  const uploads = createUploads(deps);
  const jobs = createJobs();
  const run = createRun(deps, uploads);
  const start: Desk['start'] = async (order) => {
    const { org, upload, dryRun } = order;
    const mapping = readMapping(order);
    if (!mapping.ok) return mapping;
    const path = await uploads.path(org, upload);
    if (!path.ok) return path;
    // Checked and set without a pause in between: two calls cannot both pass.
    if (jobs.isBusy(org)) return err(failure('import-running'));
    const id = uuidv4(deps);
    const job: Job = {
      org,
      status: { state: 'running', dryRun, hasBadRows: false },
      abort: new AbortController(),
      badRows: uploads.beside(org, upload, `${id}.csv`),
      ended: Promise.resolve(),
    };
    jobs.add(id, job);
    job.ended = run(job, order, path.value, mapping.value);
    return ok({ job: id });
  };

  return {
    uploads,
    look: createLook(deps, uploads),
    rows: createReadRows(deps),
    start,
    status: jobs.status,
    running: jobs.running,
    stop: jobs.stop,
    badRows: jobs.badRows,
    close: jobs.close,
  };
};

/** The mapping of an order; what is still open in it may be tried, and is not imported. */
const readMapping = ({ mapping, dryRun }: StartOrder): Result<Mapping, Failure> => {
  const read = v.safeParse(mappingSchema, mapping);
  if (!read.success)
    return err(
      failure('mapping-invalid', {
        field: v.getDotPath(read.issues[0]) ?? '',
        detail: read.issues[0].message,
      }),
    );
  const { open = [] } = read.output;
  return open.length > 0 && !dryRun
    ? err(failure('import-open', { detail: open.join(', ') }))
    : ok(read.output);
};
