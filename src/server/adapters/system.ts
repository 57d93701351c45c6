import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Clock, Random, Sha256 } from '#log/index.ts';

/** The machine's own time, chance and hashing: the only place of the server where they come from. */
export const systemClock: Clock = {
  now: () => Date.now(),
  offsetMinutes: (ms) => -new Date(ms).getTimezoneOffset(),
};

export const systemRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
};

export const nodeSha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
