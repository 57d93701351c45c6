import { dayMs } from './calendar.ts';
import type { Clock, Random } from './ports.ts';

/** Lower-case, hyphenated, 36 characters. */
export type Uuid = string;

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Stands for "none" where a key column may not be null. */
export const nilUuid: Uuid = '00000000-0000-0000-0000-000000000000';

export const isUuid = (value: unknown): value is Uuid => typeof value === 'string' && shape.test(value);

/**
 * A version 7 UUID (RFC 9562) whose clock stands at midnight of the local day, then 74 bits of chance. For entries: those
 * of a day lie together in an index, and an id, which outlives the entry's time, tells no hour. Of the local day, since the
 * day in UTC would tell afternoons from evenings. Never for participants: the day of first contact must not be readable.
 */
export const uuidv7 = (deps: { readonly clock: Clock; readonly random: Random }): Uuid => {
  const bytes = deps.random.bytes(16);
  const now = deps.clock.now();
  let ms = Math.max(0, Math.floor((now + deps.clock.offsetMinutes(now) * 60_000) / dayMs) * dayMs);
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  return format(bytes, 0x70);
};

/** A version 4 UUID: 122 bits of chance. For participants, visits, devices, organizations. */
export const uuidv4 = (deps: { readonly random: Random }): Uuid => format(deps.random.bytes(16), 0x40);

/** A version 8 UUID out of the first bits of a hash: the same hash, the same id. */
export const uuidFrom = (hash: string): Uuid =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const format = (bytes: Uint8Array, version: number): Uuid => {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | version;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  let text = '';
  for (const [index, byte] of bytes.entries()) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += hex[byte];
  }
  return text;
};
