import { hash, randomBytes } from 'node:crypto';
import type { Clock, Random, Sha256 } from '#log/index.ts';

/** The real clock, chance and hash of the log's ports (src/log/ports.ts), from Node. */
export const clock: Clock = {
  now: () => Date.now(),
  offsetMinutes: (ms) => -new Date(ms).getTimezoneOffset(),
};

export const random: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};

export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');
