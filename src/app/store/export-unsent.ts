import { type Entry, type Failure, limits, ok, type Result } from '#log/index.ts';
import type { Sign, SignedPush } from '#vault/push.ts';
import type { LocalRecord, LocalStore } from './ports.ts';

/**
 * What this device wrote and the server is not proven to hold, as the text of a file: the answer to a dead radio. It is
 * handed in through the same push (`entries` is a list of entries, in pieces of at most `limits.batchEntries`), so handing
 * it in twice, or after the device found signal again, changes nothing.
 *
 * The file is in clear, save for parts that entries carry sealed: treat it like the device itself. Sealing the whole file
 * comes with the organization's keys. A device with keys signs each piece: whoever brings it in, it is this device that wrote it.
 */
export interface UnsentFile {
  readonly type: 'alongside-unsent';
  readonly version: 1;
  readonly entries: readonly Entry[];
  /** One for each piece of `limits.batchEntries`, in order; left out by a device without keys. */
  readonly signed?: readonly SignedPush[];
}

export const exportUnsent = async (
  store: LocalStore,
  sign?: Sign,
): Promise<Result<{ readonly text: string; readonly count: number }, Failure>> => {
  const read = await store.read((tx) => tx.all());
  if (!read.ok) return read;
  const unsent = read.value.filter(isUnproven).sort(byDeviceAndNumber);
  const signed: SignedPush[] = [];
  for (let at = 0; sign !== undefined && at < unsent.length; at += limits.batchEntries) {
    const piece = await sign(unsent.slice(at, at + limits.batchEntries).map(({ hash }) => hash));
    // Keys that cannot be read now are no reason to keep what was saved from leaving.
    if (piece.ok && piece.value !== undefined) signed.push(piece.value);
  }
  const file: UnsentFile = {
    type: 'alongside-unsent',
    version: 1,
    entries: unsent.map(({ entry }) => entry),
    ...(signed.length > 0 && { signed }),
  };
  return ok({ text: `${JSON.stringify(file)}\n`, count: unsent.length });
};

const isUnproven = (record: LocalRecord): boolean => record.own && record.delivery !== 'proven';

const byDeviceAndNumber = (a: LocalRecord, b: LocalRecord): number =>
  a.entry.device === b.entry.device
    ? a.entry.deviceSeq - b.entry.deviceSeq
    : a.entry.device < b.entry.device
      ? -1
      : 1;
