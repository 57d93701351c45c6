import type { Item } from '#catalog/item.ts';
import type { RowTarget } from '#catalog/row-target.ts';
import type { Clock, KindRegistry, Sha256, Uuid } from '#log/index.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Sheet } from '../read/sheet.ts';
import type { Content } from './batch.ts';
import type { BadRows, ImportLog, ImportProgress } from './ports.ts';

export interface ImportDeps {
  readonly log: ImportLog;
  readonly kinds: KindRegistry;
  readonly targets: readonly RowTarget[];
  readonly sha256: Sha256;
  readonly clock: Clock;
}

export interface ImportOrder {
  /** A plain table (reading/table.ts). */
  readonly sheet: Sheet;
  /** SHA-256 of the file's bytes. */
  readonly file: string;
  readonly mapping: Mapping;
  readonly org: Uuid;
  /** The worker who imports: the author of the entries. */
  readonly author: Uuid;
  readonly sites: readonly { readonly id: Uuid; readonly name: string; readonly channel: string }[];
  /** Items as the organization has them; left out: as they are shipped. */
  readonly items?: readonly Item[];
  /** True: everything is checked against the mapping and the log, and nothing is written. */
  readonly dryRun: boolean;
  /**
   * For a file that may take the place of a former one of the same name, of which it has no row: `true` takes the former one
   * back, `false` puts this one beside it. Left out, that is refused with a code.
   */
  readonly replace?: boolean;
  readonly badRows?: BadRows;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/** The entries that stand before and after those of the rows. */
export interface Opening {
  readonly first: (device: Uuid, last: number) => readonly Content[];
  readonly last: (device: Uuid, opened: Uuid, brought: Content['body']) => Content;
}
