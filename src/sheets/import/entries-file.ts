import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { err, type Failure, failure, ok, type Result, type Uuid, type Verdict } from '#log/index.ts';
import { entriesFormat } from '../export/export.ts';

export interface EntriesReport {
  readonly lines: number;
  readonly verdicts: Readonly<Partial<Record<Verdict['verdict'], number>>>;
  /** Lines that were no JSON; everything else got a verdict. */
  readonly unreadable: readonly number[];
}

/** True when the file is an entries.jsonl of `export`. */
export const isEntriesFile = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0);
    return buffer.toString('utf8', 0, bytesRead).includes(`"${entriesFormat}"`);
  } finally {
    await file.close();
  }
};

/** Whose log an export is, and what it carries of the organization; undefined for what is no export. */
export const headOfExport = async (
  path: string,
): Promise<{ readonly org: unknown; readonly organization: unknown } | undefined> => {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    const head = parse(line);
    if (typeof head !== 'object' || head === null) return undefined;
    return { org: Reflect.get(head, 'org'), organization: Reflect.get(head, 'organization') };
  }
  return undefined;
};

/**
 * Takes an exported log in again, entry by entry as they were: ids, devices and numbers included. What is there already
 * is a duplicate and changes nothing. Only a whole export can be taken in; one without linked parts would stand beside
 * the real entries as other content of the same id.
 */
export const importEntries = async (
  path: string,
  deps: {
    readonly org: Uuid;
    readonly offer: (values: readonly unknown[]) => Promise<readonly Verdict[]>;
    readonly onProgress?: (lines: number) => void;
  },
): Promise<Result<EntriesReport, Failure>> => {
  const verdicts: Partial<Record<Verdict['verdict'], number>> = {};
  const unreadable: number[] = [];
  let batch: unknown[] = [];
  let number = 0;
  const flush = async (): Promise<void> => {
    const offered = batch;
    batch = [];
    if (offered.length === 0) return;
    for (const { verdict } of await deps.offer(offered)) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    deps.onProgress?.(number);
  };
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    number += 1;
    const value = parse(line);
    if (number === 1) {
      const fault = headFault(value, deps.org);
      if (fault !== undefined) return err(fault);
    } else if (value === undefined) {
      if (line.trim() !== '') unreadable.push(number);
    } else {
      batch.push(value);
      if (batch.length >= 500) await flush();
    }
  }
  await flush();
  return ok({ lines: Math.max(0, number - 1), verdicts, unreadable });
};

const headFault = (head: unknown, org: Uuid): Failure | undefined => {
  const is = (name: string, wanted: unknown): boolean =>
    typeof head === 'object' && head !== null && Reflect.get(head, name) === wanted;
  if (!is('format', entriesFormat) || !is('version', 1))
    return failure('sheet-unreadable', { detail: 'not an export of entries this version knows' });
  if (!is('whole', true))
    return failure('sheet-unreadable', { detail: 'this export has open fields only; export with --whole' });
  if (!is('org', org)) return failure('sheet-unreadable', { detail: 'the export of another organization' });
  return undefined;
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // A torn last line of a file that was being written.
  }
};
