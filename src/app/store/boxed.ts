import { type Cipher, canonicalText, type Entry, type Json } from '#log/index.ts';
import type { LocalRecord } from './ports.ts';

/** A record as it lies on the disk under a key: in clear only what the store looks records up by. */
export interface Boxed {
  readonly entry: Pick<Entry, 'id' | 'device' | 'deviceSeq' | 'subject'>;
  readonly delivery: LocalRecord['delivery'];
  readonly box: string;
}

/** On the way into the local store; without a key as it is. */
export const box = (cipher: Cipher | undefined, record: LocalRecord): LocalRecord | Boxed => {
  if (cipher === undefined) return record;
  const { id, device, deviceSeq, subject } = record.entry;
  return {
    entry: { id, device, deviceSeq, ...(subject !== undefined && { subject }) },
    delivery: record.delivery,
    box: cipher.seal(canonicalText(record as unknown as Json), id),
  };
};

/**
 * On the way out; records from before there was a key are taken as they are. Undefined when the key does not fit: the store
 * is locked, and says so.
 */
export const unbox = (cipher: Cipher | undefined, stored: LocalRecord | Boxed): LocalRecord | undefined => {
  if (!('box' in stored)) return stored;
  const text = cipher?.open(stored.box, stored.entry.id);
  return text === undefined ? undefined : (JSON.parse(text) as LocalRecord);
};
