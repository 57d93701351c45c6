import { type Cipher, canonicalText, type Entry, type Json } from '#log/index.ts';
import type { LocalRecord } from './ports.ts';

/** A record as it lies on the disk under a key: in clear only what the store looks records up by. */
export interface Boxed {
  readonly entry: Pick<Entry, 'id' | 'device' | 'deviceSeq' | 'subject'>;
  readonly delivery: LocalRecord['delivery'];
  readonly box: string;
}

/** What stands between the store and the disk; without one, records lie there as they are. */
export interface Boxing {
  readonly box: (record: LocalRecord) => LocalRecord | Boxed;
  /** Undefined when the key does not fit: the store is locked, and says so. */
  readonly unbox: (stored: LocalRecord | Boxed) => LocalRecord | undefined;
}

/** Under the device's key. Records from before there was a key are taken as they are. */
export const createBoxing = (cipher: Cipher): Boxing => ({
  box: (record) => {
    const { id, device, deviceSeq, subject } = record.entry;
    return {
      entry: { id, device, deviceSeq, ...(subject !== undefined && { subject }) },
      delivery: record.delivery,
      box: cipher.seal(canonicalText(record as unknown as Json), id),
    };
  },
  unbox: (stored) => {
    if (!('box' in stored)) return stored;
    const text = cipher.open(stored.box, stored.entry.id);
    return text === undefined ? undefined : (JSON.parse(text) as LocalRecord);
  },
});
