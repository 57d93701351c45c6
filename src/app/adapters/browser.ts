import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Clock, type Random, type Sha256, uuidv4 } from '#log/index.ts';
import { parseSession, type SessionStore } from '../session/session.ts';
import { smallStorage } from './small-storage.ts';

/** Time, chance, hashing and small storage from the browser. The one place of the app that takes them from the air. */
export const browserClock: Clock = {
  now: () => Date.now(),
  offsetMinutes: (ms) => -new Date(ms).getTimezoneOffset(),
};

export const browserRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => Math.random(),
};

export const browserSha256: Sha256 = (text) => bytesToHex(nobleSha256(new TextEncoder().encode(text)));

const key = 'alongside.session';
const buildKey = 'alongside.build';

/** Read at once at start, before the first picture. Tabs share it. */
export const createSessionStore = (): SessionStore => {
  const newInstallation = (): string => uuidv4({ random: browserRandom });
  return {
    read: () => {
      const session = parseSession(smallStorage.get(key), newInstallation);
      smallStorage.set(key, JSON.stringify(session));
      return session;
    },
    write: (session) => smallStorage.set(key, JSON.stringify(session)),
    lastBuild: (org) => smallStorage.get(`${buildKey}.${org}`) ?? '',
    noteBuild: (org, build) => smallStorage.set(`${buildKey}.${org}`, build),
  };
};
