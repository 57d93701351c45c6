import { type Entry, type Failure, ok, type Result } from '#log/index.ts';
import type { LocalRecord, LocalStore } from './ports.ts';

/**
 * What this device wrote and the server is not proven to hold, as the text of a file: the answer to a dead radio. It is
 * handed in through the same push (`entries` is a list of entries, in pieces of at most `limits.batchEntries`), so handing
 * it in twice, or after the device found signal again, changes nothing.
 *
 * The file is in clear, save for parts that entries carry sealed: treat it like the device itself. Sealing the whole file
 * comes with the organization's keys.
 */
export interface UnsentFile {
  readonly type: 'alongside-unsent';
  readonly version: 1;
  readonly entries: readonly Entry[];
}

export const exportUnsent = async (
  store: LocalStore,
): Promise<Result<{ readonly text: string; readonly count: number }, Failure>> => {
  const read = await store.read((tx) => tx.all());
  if (!read.ok) return read;
  const entries = read.value
    .filter(isUnproven)
    .sort(byDeviceAndNumber)
    .map((record) => record.entry);
  const file: UnsentFile = { type: 'alongside-unsent', version: 1, entries };
  return ok({ text: `${JSON.stringify(file)}\n`, count: entries.length });
};

const isUnproven = (record: LocalRecord): boolean => record.own && record.delivery !== 'proven';

const byDeviceAndNumber = (a: LocalRecord, b: LocalRecord): number =>
  a.entry.device === b.entry.device
    ? a.entry.deviceSeq - b.entry.deviceSeq
    : a.entry.device < b.entry.device
      ? -1
      : 1;
