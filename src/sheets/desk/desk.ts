import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import * as v from 'valibot';
import type { Item } from '#catalog/item.ts';
import type { RowTarget } from '#catalog/row-target.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  type KindRegistry,
  ok,
  type Random,
  type Result,
  type Sha256,
  type Uuid,
  uuidv4,
} from '#log/index.ts';
import { createBadRowsFile } from '../import/bad-rows.ts';
import { createImport } from '../import/import.ts';
import type { ImportLog, ImportProgress, ImportReport } from '../import/ports.ts';
import { type Mapping, mappingSchema } from '../mapping/mapping.ts';
import { cellText } from '../mapping/values.ts';
import { hashOf } from '../read/hash.ts';
import { openSheet } from '../read/open.ts';
import { lookAt } from '../reading/look.ts';
import type { Suggestion } from '../reading/suggest.ts';
import { tableOf } from '../reading/table.ts';
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

export interface LookOptions {
  readonly sheet?: string;
  /** These sheets and no others. */
  readonly sheets?: readonly string[];
  readonly headerRow?: number;
  readonly fileName?: string;
}

export interface Look {
  readonly sheets: readonly string[];
  /** The first rows as text. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  readonly suggestion: Suggestion;
}

export interface StartOrder {
  readonly org: Uuid;
  readonly author: Uuid;
  readonly upload: Uuid;
  readonly mapping: unknown;
  readonly dryRun: boolean;
  readonly replace?: boolean;
}

export interface JobStatus {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly dryRun: boolean;
  readonly progress?: ImportProgress;
  /** When it is done. */
  readonly report?: ImportReport;
  readonly failure?: Failure;
  readonly hasBadRows: boolean;
}

export interface DeskDeps {
  /** Under the data folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly kinds: KindRegistry;
  readonly targets: readonly RowTarget[];
  readonly logOf: (org: Uuid) => ImportLog;
  readonly placeOf: (org: Uuid) => Promise<{
    readonly sites: readonly { readonly id: Uuid; readonly name: string; readonly channel: string }[];
    readonly timeZone: string;
    /** Items as the organization has them; left out: as they are shipped. */
    readonly items?: readonly Item[];
  }>;
}

interface Job {
  readonly org: Uuid;
  status: JobStatus;
  readonly abort: AbortController;
  readonly badRows: string;
  ended: Promise<void>;
}

/** Finished jobs are remembered so that a screen can read the outcome; the oldest are forgotten first. */
const jobsKept = 50;

export const createDesk = (deps: DeskDeps): Desk => {
  const uploads = createUploads(deps);
  const jobs = new Map<Uuid, Job>();
  const find = (org: Uuid, job: Uuid): Job | undefined => {
    const found = jobs.get(job);
    return found?.org === org ? found : undefined;
  };

  const look: Desk['look'] = async (org, upload, options = {}) => {
    const path = await uploads.path(org, upload);
    if (!path.ok) return path;
    const sheet = await openSheet(path.value, {
      scratch: deps.folder,
      ...(options.sheet !== undefined && { sheet: options.sheet }),
    });
    if (!sheet.ok) return sheet;
    const place = await deps.placeOf(org);
    const looked = await lookAt(
      sheet.value,
      { targets: deps.targets, ...place, name: options.fileName ?? 'sheet' },
      options,
    );
    await sheet.value.close();
    if (!looked.ok) return looked;
    const rows = looked.value.head
      .slice(0, 20)
      .map(({ number, cells }) => ({ number, cells: cells.slice(0, 200).map(cellText) }));
    return ok({ sheets: sheet.value.names, rows, suggestion: looked.value.suggestion });
  };

  const rows: Desk['rows'] = async (bytes) => {
    const folder = join(deps.folder, 'reading');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, uuidv4(deps));
    try {
      await writeFile(path, bytes, { mode: 0o600 });
      return await rowsOf(path, deps.folder);
    } finally {
      await rm(path, { force: true });
    }
  };

  const start: Desk['start'] = async (order) => {
    const { org, upload, dryRun } = order;
    const mapping = v.safeParse(mappingSchema, order.mapping);
    if (!mapping.success)
      return err(
        failure('mapping-invalid', {
          field: v.getDotPath(mapping.issues[0]) ?? '',
          detail: mapping.issues[0].message,
        }),
      );
    if ((mapping.output.open?.length ?? 0) > 0 && !dryRun)
      return err(failure('import-open', { detail: mapping.output.open?.join(', ') ?? '' }));
    const path = await uploads.path(org, upload);
    if (!path.ok) return path;
    // Checked and set without a pause in between: two calls cannot both pass.
    if ([...jobs.values()].some((job) => job.org === org && job.status.state === 'running'))
      return err(failure('import-running'));
    const id = uuidv4(deps);
    const job: Job = {
      org,
      status: { state: 'running', dryRun, hasBadRows: false },
      abort: new AbortController(),
      badRows: uploads.beside(org, upload, `${id}.csv`),
      ended: Promise.resolve(),
    };
    jobs.set(id, job);
    for (const old of [...jobs.keys()].slice(0, Math.max(0, jobs.size - jobsKept)))
      if (jobs.get(old)?.status.state !== 'running') jobs.delete(old);
    job.ended = run(job, order, path.value, mapping.output);
    return ok({ job: id });
  };

  /** Never rejects: whatever happens becomes the job's status. */
  const run = async (job: Job, order: StartOrder, path: string, mapping: Mapping): Promise<void> => {
    const bad = createBadRowsFile(job.badRows);
    const end = async (outcome: Result<ImportReport, Failure>): Promise<void> => {
      const hasBadRows = (await bad.close()) > 0;
      const base = { ...job.status, hasBadRows };
      job.status = outcome.ok
        ? { ...base, state: job.abort.signal.aborted ? 'stopped' : 'done', report: outcome.value }
        : { ...base, state: 'failed', failure: outcome.error };
    };
    try {
      const sheet = await openSheet(path, { ...chosen(mapping), scratch: deps.folder });
      if (!sheet.ok) return await end(sheet);
      try {
        const { sites, items } = await deps.placeOf(order.org);
        const result = await createImport({ ...deps, log: deps.logOf(order.org) })({
          ...order,
          sheet: tableOf(sheet.value, mapping),
          file: await hashOf(path),
          mapping,
          sites,
          ...(items !== undefined && { items }),
          badRows: bad,
          signal: job.abort.signal,
          onProgress: (progress) => {
            job.status = { ...job.status, progress };
          },
        });
        await end(result);
        // What came in is in the log; the sheet itself, and whatever else it says, is not kept.
        if (result.ok && !order.dryRun && !job.abort.signal.aborted)
          await uploads.remove(order.org, order.upload);
      } finally {
        await sheet.value.close();
      }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      await end(err(failure(code === 'ENOSPC' ? 'disk-full' : 'server-failed', { detail: code })));
    }
  };

  return {
    uploads,
    look,
    rows,
    start,
    status: (org, job) => {
      const found = find(org, job);
      return found === undefined ? err(failure('not-found')) : ok(found.status);
    },
    running: (org) =>
      [...jobs].find(
        ([, job]) => job.org === org && job.status.state === 'running' && !job.status.dryRun,
      )?.[0],
    stop: (org, job) => {
      const found = find(org, job);
      found?.abort.abort();
      return found === undefined ? err(failure('not-found')) : ok(undefined);
    },
    badRows: (org, job) => {
      const found = find(org, job);
      return found?.status.hasBadRows === true
        ? ok(createReadStream(found.badRows))
        : err(failure('not-found'));
    },
    close: async (how) => {
      if (how !== 'finish') for (const job of jobs.values()) job.abort.abort();
      await Promise.all([...jobs.values()].map((job) => job.ended));
    },
  };
};

const mostRows = 10_000;
const mostColumns = 200;

const rowsOf = async (
  path: string,
  scratch: string,
): Promise<Result<{ readonly rows: Look['rows'] }, Failure>> => {
  const sheet = await openSheet(path, { scratch });
  if (!sheet.ok) return sheet;
  try {
    const rows: Look['rows'][number][] = [];
    for await (const piece of sheet.value.pieces()) {
      if (!piece.ok) return piece;
      for (const { number, cells } of piece.value.rows)
        rows.push({ number, cells: cells.slice(0, mostColumns).map(cellText) });
      if (rows.length > mostRows) return err(failure('batch-too-large'));
    }
    return ok({ rows });
  } finally {
    await sheet.value.close();
  }
};

/** How a mapping says that its file is to be opened. */
export const chosen = ({ sheet, delimiter, encoding }: Mapping) => ({
  ...(sheet !== undefined && { sheet }),
  ...(delimiter !== undefined && { delimiter }),
  ...(encoding !== undefined && { encoding }),
});
