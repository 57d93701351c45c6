import type { RowTarget } from '#catalog/row-target.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  type KindRegistry,
  type Random,
  type Result,
  type Sha256,
  type Uuid,
} from '#log/index.ts';
import { createBadRowsFile } from '../import/bad-rows.ts';
import { createImport } from '../import/import.ts';
import type { ImportLog, ImportReport } from '../import/ports.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { hashOf } from '../read/hash.ts';
import { openSheet } from '../read/open.ts';
import { tableOf } from '../reading/table.ts';
import type { Job } from './jobs.ts';
import type { SheetOrigin } from './place.ts';
import type { Uploads } from './uploads.ts';

export interface StartOrder {
  readonly org: Uuid;
  readonly author: Uuid;
  readonly upload: Uuid;
  readonly mapping: unknown;
  readonly dryRun: boolean;
  readonly replace?: boolean;
}

export interface RunDeps {
  /** Under the data folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly sha256: Sha256;
  readonly kinds: KindRegistry;
  readonly targets: readonly RowTarget[];
  readonly logOf: (org: Uuid) => ImportLog;
  readonly placeOf: (org: Uuid) => Promise<SheetOrigin>;
}

/** Does what a job is for. Never rejects: whatever happens becomes the job's status. */
export const createRun =
  (deps: RunDeps, uploads: Uploads) =>
  async (job: Job, order: StartOrder, path: string, mapping: Mapping): Promise<void> => {
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

/** How a mapping says that its file is to be opened. */
export const chosen = ({ sheet, delimiter, encoding }: Mapping) => ({
  ...(sheet !== undefined && { sheet }),
  ...(delimiter !== undefined && { delimiter }),
  ...(encoding !== undefined && { encoding }),
});
