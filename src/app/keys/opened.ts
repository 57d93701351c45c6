import type { Clock, Uuid } from '#log/index.ts';

/**
 * Private keys that a passphrase opened, in the memory of this page and nowhere else: gone when it closes, when somebody locks or signs
 * out, and as many hours after the passphrase was typed as the organization has set.
 */
export interface Opened {
  readonly get: (org: Uuid) => CryptoKey | undefined;
  /** Until when it stays open, in milliseconds since 1970. */
  readonly until: (org: Uuid) => number | undefined;
  /** Open from now on, for so many hours (1 to 72; 12 where none are given). */
  readonly set: (org: Uuid, key: CryptoKey, hours?: number) => void;
  readonly forget: (org: Uuid) => void;
  /** What is kept of keys is another now: whoever listens looks again. */
  readonly changed: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A long shift: where the organization has not said for how long. */
export const openHours = 12;
/** Whatever a server says: nothing stays open over a long weekend. */
const mostHours = 72;
const hourMs = 3_600_000;

interface Held {
  readonly key: CryptoKey;
  readonly at: number;
  readonly ms: number;
  readonly stop: () => void;
}

export const createOpened = (
  clock: Pick<Clock, 'now'>,
  after: (ms: number, work: () => void) => () => void,
): Opened => {
  const keys = new Map<Uuid, Held>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const forget = (org: Uuid): void => {
    const held = keys.get(org);
    if (held === undefined) return;
    held.stop();
    keys.delete(org);
    tell();
  };
  /** A phone that slept rings late, and a clock that was set back keeps nothing open. */
  const held = (org: Uuid) => {
    const one = keys.get(org);
    if (one === undefined) return undefined;
    const age = clock.now() - one.at;
    if (age >= 0 && age < one.ms) return one;
    forget(org);
    return undefined;
  };
  return {
    get: (org) => held(org)?.key,
    until: (org) => {
      const one = held(org);
      return one && one.at + one.ms;
    },
    set: (org, key, hours = openHours) => {
      keys.get(org)?.stop();
      const ms = Math.min(Math.max(hours, 1), mostHours) * hourMs;
      keys.set(org, { key, at: clock.now(), ms, stop: after(ms, () => forget(org)) });
      tell();
    },
    forget,
    changed: tell,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
