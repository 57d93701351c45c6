import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  canonicalText,
  type Entry,
  type Json,
  type JsonObject,
  type KindRegistry,
  type Uuid,
} from '#log/index.ts';
import { csvLine } from '#report/csv-lines.ts';
import { createDataValues } from './data-values.ts';
import { flatten } from './flatten.ts';

/** What an export needs of the log of one organization, all from one snapshot. */
export interface ExportLog {
  readonly read: <T>(
    work: (view: {
      /** Every entry as stored, in the order of the log. */
      readonly all: () => AsyncIterable<readonly Entry[]>;
      /** Every entry that counts, in any order. */
      readonly effective: () => AsyncIterable<readonly Entry[]>;
    }) => Promise<T>,
  ) => Promise<T>;
}

export interface ExportOrder {
  readonly log: ExportLog;
  readonly kinds: KindRegistry;
  readonly org: Uuid;
  readonly siteNames: ReadonlyMap<Uuid, string>;
  readonly folder: string;
  /**
   * True: entries.jsonl holds every entry byte for byte, linked and sealed parts included, and can be imported again.
   * Whoever may do this can read the database anyway; the file deserves the same care. False: open fields only.
   */
  readonly whole: boolean;
  /** Whose log it is, for a server that does not know the organization; stands in the first line of a whole export. */
  readonly carried?: JsonObject;
}

export interface ExportReport {
  readonly entries: number;
  /** Rows by file name. */
  readonly files: Readonly<Record<string, number>>;
}

/** First line of entries.jsonl. */
export const entriesFormat = 'alongside-entries';

/**
 * Writes everything of one organization: `entries.jsonl` (the log), and one CSV for each kind with what counts now
 * (corrected entries in their corrected form, voided ones left out), open fields only, one row for each line of items; and the
 * sums by month and site as a `dataValueSet` of DHIS2.
 */
export const exportAll = async (order: ExportOrder): Promise<ExportReport> => {
  await mkdir(order.folder, { recursive: true, mode: 0o700 });
  const files: Record<string, number> = {};
  const entries = await order.log.read(async ({ all, effective }) => {
    const log = openFile(join(order.folder, 'entries.jsonl'));
    const head = { format: entriesFormat, version: 1, org: order.org, whole: order.whole };
    const carried = order.whole && order.carried !== undefined ? { organization: order.carried } : {};
    await log.write(`${canonicalText({ ...head, ...carried })}\n`);
    let count = 0;
    for await (const page of all()) {
      count += page.length;
      await log.write(page.map((entry) => `${canonicalText(toLine(order, entry))}\n`).join(''));
    }
    await log.close();
    files['entries.jsonl'] = count;

    // Columns are known only after every entry was seen; two passes keep memory bounded.
    const columns = new Map<string, Set<string>>();
    for await (const page of effective())
      for (const entry of page.filter(isRecord))
        for (const row of flatten(openBody(order.kinds, entry)))
          for (const name of Object.keys(row)) columnsOf(columns, entry.kind).add(name);
    const tables = new Map<string, OpenFile>();
    for (const [kind, names] of columns) {
      const file = openFile(join(order.folder, `${kind}.csv`));
      tables.set(kind, file);
      await file.write(`\ufeff${csvLine(['entry', 'date', 'time', 'site', ...names])}`);
    }
    const values = createDataValues(order.siteNames);
    for await (const page of effective())
      for (const entry of page.filter(isRecord)) {
        values.add(entry);
        const names = [...columnsOf(columns, entry.kind)];
        const fixed = [
          entry.id,
          entry.occurredAt.slice(0, 10),
          entry.occurredAt.slice(11, 16),
          order.siteNames.get(entry.site) ?? entry.site,
        ];
        for (const row of flatten(openBody(order.kinds, entry))) {
          await tables.get(entry.kind)?.write(csvLine([...fixed, ...names.map((name) => row[name])]));
          files[`${entry.kind}.csv`] = (files[`${entry.kind}.csv`] ?? 0) + 1;
        }
      }
    for (const file of tables.values()) await file.close();
    const dataValues = values.values();
    const set = openFile(join(order.folder, 'data-values.json'));
    await set.write(`${JSON.stringify({ dataValues }, null, 1)}\n`);
    await set.close();
    files['data-values.json'] = dataValues.length;
    return count;
  });
  return { entries, files };
};

const columnsOf = (columns: Map<string, Set<string>>, kind: string): Set<string> => {
  const found = columns.get(kind) ?? new Set<string>();
  columns.set(kind, found);
  return found;
};

const openBody = (kinds: KindRegistry, entry: Entry): JsonObject => {
  const kind = kinds.find(entry.kind);
  return Object.fromEntries(
    Object.entries(entry.body).filter(([name]) => kind?.fields[name]?.class === 'open'),
  );
};

/** Without subject, linked fields, sealed part and the visit, which would join lines of one person. */
const toLine = ({ whole, kinds }: ExportOrder, entry: Entry): Json => {
  if (whole) return entry as unknown as Json;
  const { subject: _subject, sealed: _sealed, visit: _visit, ...rest } = entry;
  return { ...rest, body: openBody(kinds, entry) } as unknown as Json;
};

interface OpenFile {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const openFile = (path: string): OpenFile => {
  const stream = createWriteStream(path, { encoding: 'utf8', mode: 0o600 });
  let failed: Error | undefined;
  stream.on('error', (error) => {
    failed = error;
  });
  return {
    write: async (text) => {
      if (failed !== undefined) throw failed;
      if (!stream.write(text)) await once(stream, 'drain');
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
};

/** What practice records; entries that speak of the log itself are in the log's file alone. */
const isRecord = ({ kind }: Entry): boolean => !kind.startsWith('log.');
