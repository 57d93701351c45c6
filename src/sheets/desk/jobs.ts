import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { ImportProgress, ImportReport } from '../import/ports.ts';

export interface JobStatus {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly dryRun: boolean;
  readonly progress?: ImportProgress;
  /** When it is done. */
  readonly report?: ImportReport;
  readonly failure?: Failure;
  readonly hasBadRows: boolean;
}

/** A dry run or an import that was started. */
export interface Job {
  readonly org: Uuid;
  status: JobStatus;
  readonly abort: AbortController;
  readonly badRows: string;
  ended: Promise<void>;
}

/** Finished jobs are remembered so that a screen can read the outcome; the oldest are forgotten first. */
const jobsKept = 50;

/** The jobs of all organizations, each told only to its own. */
export const createJobs = () => {
  const jobs = new Map<Uuid, Job>();
  const find = (org: Uuid, job: Uuid): Result<Job, Failure> => {
    const found = jobs.get(job);
    return found?.org === org ? ok(found) : err(failure('not-found'));
  };
  return {
    isBusy: (org: Uuid): boolean =>
      [...jobs.values()].some((job) => job.org === org && job.status.state === 'running'),
    add: (id: Uuid, job: Job): void => {
      jobs.set(id, job);
      for (const old of [...jobs.keys()].slice(0, Math.max(0, jobs.size - jobsKept)))
        if (jobs.get(old)?.status.state !== 'running') jobs.delete(old);
    },
    status: (org: Uuid, job: Uuid): Result<JobStatus, Failure> => {
      const found = find(org, job);
      return found.ok ? ok(found.value.status) : found;
    },
    running: (org: Uuid): Uuid | undefined =>
      [...jobs].find(
        ([, job]) => job.org === org && job.status.state === 'running' && !job.status.dryRun,
      )?.[0],
    stop: (org: Uuid, job: Uuid): Result<undefined, Failure> => {
      const found = find(org, job);
      if (!found.ok) return found;
      found.value.abort.abort();
      return ok(undefined);
    },
    badRows: (org: Uuid, job: Uuid): Result<Readable, Failure> => {
      const found = find(org, job);
      if (!found.ok) return found;
      return found.value.status.hasBadRows
        ? ok(createReadStream(found.value.badRows))
        : err(failure('not-found'));
    },
    close: async (how?: 'finish'): Promise<void> => {
      if (how !== 'finish') for (const job of jobs.values()) job.abort.abort();
      await Promise.all([...jobs.values()].map((job) => job.ended));
    },
  };
};
