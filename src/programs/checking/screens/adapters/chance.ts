import { uuidv4, uuidv7 } from '#log/uuid.ts';
import { codeBytes, newCode } from '../../rules/code.ts';

const random = {
  bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296,
};

/** A number for a sample, a test or a parcel. */
export const newId = (): string => uuidv4({ random });

/** An id for an entry that others of the same save name. */
export const newEntryId = (): string =>
  uuidv7({
    random,
    clock: { now: () => Date.now(), offsetMinutes: (ms) => -new Date(ms).getTimezoneOffset() },
  });

/** A code that no other sample bears, but by a chance of one in 35 000 billion. */
export const freshCode = (): string => newCode(random.bytes(codeBytes));
