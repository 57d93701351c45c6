import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs } from '#log/calendar.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  isUuid,
  ok,
  type Random,
  type Result,
  type Uuid,
  uuidv4,
} from '#log/index.ts';

/** Largest spreadsheet that the screen takes; the command line has no such bound. */
export const uploadBytes = 512 * 1_048_576;

/** An upload nobody finished or imported is gone after a day. */
const keepMs = dayMs;

/** Spreadsheets on their way in: pieces appended to a file under the data folder, so that a cut upload goes on. */
export interface Uploads {
  readonly begin: (org: Uuid) => Promise<Uuid>;
  /** Appends a piece at the place where the file ends; another place answers where it ends. */
  readonly append: (
    org: Uuid,
    id: Uuid,
    at: number,
    piece: Uint8Array,
  ) => Promise<Result<{ readonly bytes: number }, Failure>>;
  readonly path: (org: Uuid, id: Uuid) => Promise<Result<string, Failure>>;
  readonly remove: (org: Uuid, id: Uuid) => Promise<void>;
  /** A file beside the upload, such as its bad rows. */
  readonly beside: (org: Uuid, id: Uuid, name: string) => string;
}

export const createUploads = (deps: {
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
}): Uploads => {
  const fileOf = (org: Uuid, id: Uuid): string => join(deps.folder, org, id);

  const sweep = async (org: Uuid): Promise<void> => {
    const folder = join(deps.folder, org);
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path);
      if (deps.clock.now() - mtimeMs > keepMs) await rm(path, { force: true });
    }
  };

  const find = async (org: Uuid, id: Uuid): Promise<{ readonly size: number } | undefined> => {
    if (!isUuid(org) || !isUuid(id)) return undefined;
    try {
      return await stat(fileOf(org, id));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };

  return {
    begin: async (org) => {
      await mkdir(join(deps.folder, org), { recursive: true, mode: 0o700 });
      await sweep(org);
      const id = uuidv4(deps);
      await (await open(fileOf(org, id), 'wx', 0o600)).close();
      return id;
    },
    append: async (org, id, at, piece) => {
      const found = await find(org, id);
      if (found === undefined) return err(failure('not-found'));
      // A piece that came twice, or a cut in between: the sender goes on from where the file ends.
      if (found.size !== at) return ok({ bytes: found.size });
      if (found.size + piece.length > uploadBytes) return err(failure('batch-too-large'));
      const file = await open(fileOf(org, id), 'r+');
      try {
        await file.write(piece, 0, piece.length, at);
      } finally {
        await file.close();
      }
      return ok({ bytes: found.size + piece.length });
    },
    path: async (org, id) =>
      (await find(org, id)) === undefined ? err(failure('not-found')) : ok(fileOf(org, id)),
    remove: async (org, id) => {
      if (isUuid(org) && isUuid(id)) await rm(fileOf(org, id), { force: true });
    },
    beside: (org, id, name) => `${fileOf(org, id)}.${name}`,
  };
};
