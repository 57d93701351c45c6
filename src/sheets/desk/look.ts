import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowTarget } from '#catalog/row-target.ts';
import { err, type Failure, failure, ok, type Random, type Result, type Uuid, uuidv4 } from '#log/index.ts';
import { cellText } from '../mapping/values.ts';
import { openSheet } from '../read/open.ts';
import { lookAt } from '../reading/look.ts';
import type { Suggestion } from '../reading/suggest.ts';
import type { SheetOrigin } from './place.ts';
import type { Uploads } from './uploads.ts';

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

export interface LookDeps {
  /** Under the data folder. */
  readonly folder: string;
  readonly random: Random;
  readonly targets: readonly RowTarget[];
  readonly placeOf: (org: Uuid) => Promise<SheetOrigin>;
}

/** Opens an uploaded sheet and answers its head with a first mapping. */
export const createLook =
  (deps: LookDeps, uploads: Uploads) =>
  async (org: Uuid, upload: Uuid, options: LookOptions = {}): Promise<Result<Look, Failure>> => {
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

/** Reads a small sheet that is kept nowhere. */
export const createReadRows =
  (deps: Pick<LookDeps, 'folder' | 'random'>) =>
  async (bytes: Uint8Array): Promise<Result<{ readonly rows: Look['rows'] }, Failure>> => {
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
