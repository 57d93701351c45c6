import type { Clock, Uuid } from '#log/index.ts';

/**
 * Private keys that a passphrase opened, in the memory of this page and nowhere else: gone when it closes, when somebody locks or signs
 * out, and some hours after the passphrase was typed.
 */
export interface Opened {
  readonly get: (org: Uuid) => CryptoKey | undefined;
  /** Until when it stays open, in milliseconds since 1970. */
  readonly until: (org: Uuid) => number | undefined;
  readonly set: (org: Uuid, key: CryptoKey) => void;
  readonly forget: (org: Uuid) => void;
  /** What is kept of keys is another now: whoever listens looks again. */
  readonly changed: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A long shift. */
export const openHours = 12;
const openMs = openHours * 3_600_000;

export const createOpened = (
  clock: Pick<Clock, 'now'>,
  after: (ms: number, work: () => void) => () => void,
): Opened => {
  const keys = new Map<Uuid, { readonly key: CryptoKey; readonly at: number; readonly stop: () => void }>();
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
    if (age >= 0 && age < openMs) return one;
    forget(org);
    return undefined;
  };
  return {
    get: (org) => held(org)?.key,
    until: (org) => {
      const one = held(org);
      return one && one.at + openMs;
    },
    set: (org, key) => {
      keys.get(org)?.stop();
      keys.set(org, { key, at: clock.now(), stop: after(openMs, () => forget(org)) });
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
